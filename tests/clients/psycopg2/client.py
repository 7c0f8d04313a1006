"""psycopg2 against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which."""

import datetime as dt
import io
import threading
import time
import uuid
from decimal import Decimal
from typing import Callable

import psycopg2
import psycopg2.extras
from psycopg2 import errors, extensions

from checks import check, equal, run, typed_values

psycopg2.extras.register_uuid()


def connect(autocommit: bool = True, **options) -> extensions.connection:
    connection = psycopg2.connect("", connect_timeout=10, **options)
    connection.autocommit = autocommit
    with connection.cursor() as cursor:
        cursor.execute("SET TimeZone = 'UTC'")
    return connection


def query(connection, sql: str, parameters=None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else []


def fails(error: type[Exception], action: Callable) -> Exception:
    try:
        action()
    except error as caught:
        return caught
    raise AssertionError(f"no {error.__name__}")


def fresh_table(connection, name: str, columns: str) -> None:
    query(connection, f"DROP TABLE IF EXISTS {name}")
    query(connection, f"CREATE TABLE {name} ({columns})")


@check
def connection_reports_its_parameters():
    connection = connect(application_name="checks", options="-c statement_timeout=5000 -c DateStyle=ISO")
    equal(connection.server_version // 10000, 15)
    equal(connection.encoding, "UTF8")
    equal(connection.get_parameter_status("application_name"), "checks")
    equal(query(connection, "SHOW statement_timeout"), [("5s",)])
    assert connection.get_backend_pid() > 0
    connection.close()


@check
def every_type_as_a_text_value():
    connection = connect()
    for value in typed_values():
        rows = query(connection, f"SELECT format('%%s', %s::{value.type}), %s::{value.type} IS NULL", (value.input,) * 2)
        equal((value, rows), (value, [(value.output, False)]))
    connection.close()


@check
def python_values_go_and_come_back():
    connection = connect()
    values = [
        True, 0, -1, 2**31, 2**63 - 1, 0.25, float("inf"), Decimal("1.50"), Decimal("12345678901234567890.5"),
        "text", "", "it's \\ \"Grüße\" 🐘\n", dt.date(2024, 2, 29), dt.time(23, 59, 59, 999999),
        dt.datetime(2024, 2, 29, 12, 34, 56, 789012), dt.datetime(2024, 2, 29, 12, 34, 56, tzinfo=dt.timezone.utc),
        dt.timedelta(days=3, seconds=4, microseconds=5), uuid.UUID(int=7), [1, 2, None], ["a", None, ""],
        [[1, 2], [3, 4]], None,
    ]  # fmt: skip
    for value in values:
        equal(query(connection, "SELECT %s", (value,)), [(value,)])
    equal(bytes(query(connection, "SELECT %s", (b"\x00\xff'\\",))[0][0]), b"\x00\xff'\\")
    equal(query(connection, "SELECT %s", (psycopg2.extras.Json({"a": [1, "ü"]}),)), [('{"a": [1, "\\u00fc"]}',)])
    equal(query(connection, "SELECT %s::jsonb", (psycopg2.extras.Json({"a": [1, "ü"]}),)), [({"a": [1, "ü"]},)])
    connection.close()


@check
def every_type_through_a_table():
    connection = connect()
    for value in typed_values():
        if value.where != "any":
            continue
        fresh_table(connection, "p2_types", f"id int PRIMARY KEY, v {value.type}")
        query(connection, "INSERT INTO p2_types (id, v) VALUES (1, %s), (2, NULL)", (value.input,))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT %s::{value.type}", (value.input,))
            expected, oid = cursor.fetchone()[0], cursor.description[0].type_code
            cursor.execute("SELECT v FROM p2_types ORDER BY id")
            equal((value, cursor.description[0].type_code), (value, oid))
            got = [bytes(v) if isinstance(v, memoryview) else v for (v,) in cursor.fetchall()]
            expected = bytes(expected) if isinstance(expected, memoryview) else expected
            if value.type != "bytea[]":  # lists of memoryviews have no order
                equal((value, repr(got)), (value, repr([expected, None])))
    connection.close()


@check
def null_and_the_empty_string_stay_apart():
    connection = connect()
    fresh_table(connection, "p2_null", "id int, v text")
    query(connection, "INSERT INTO p2_null VALUES (1, %s), (2, %s), (3, ''), (4, NULL)", ("", None))
    equal(query(connection, "SELECT v FROM p2_null ORDER BY id"), [("",), (None,), ("",), (None,)])
    equal(query(connection, "SELECT count(*) FROM p2_null WHERE v = ''"), [(2,)])
    equal(query(connection, "SELECT count(v), count(*) FROM p2_null"), [(2, 4)])
    connection.close()


@check
def errors_are_classes_and_end_a_transaction():
    connection = connect(autocommit=False)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS p2_errors")
        cursor.execute("CREATE TABLE p2_errors (id int PRIMARY KEY, v varchar(3) NOT NULL)")
        cursor.execute("INSERT INTO p2_errors VALUES (1, 'a')")
        connection.commit()
    for sql, error, state in [
        ("SELECT 1 +", errors.SyntaxError, "42601"),
        ("SELECT 1 FROM p2_nowhere", errors.UndefinedTable, "42P01"),
        ("SELECT nope FROM p2_errors", errors.UndefinedColumn, "42703"),
        ("INSERT INTO p2_errors VALUES (1, 'b')", errors.UniqueViolation, "23505"),
        ("INSERT INTO p2_errors VALUES (2, NULL)", errors.NotNullViolation, "23502"),
        ("INSERT INTO p2_errors VALUES (2, 'abcd')", errors.StringDataRightTruncation, "22001"),
        ("SELECT 'abc'::int", errors.InvalidTextRepresentation, "22P02"),
        ("SELECT 1/0", errors.DivisionByZero, "22012"),
    ]:
        caught = fails(psycopg2.Error, lambda: query(connection, sql))
        equal((sql, type(caught), caught.pgcode), (sql, error, state))
        equal(connection.info.transaction_status, extensions.TRANSACTION_STATUS_INERROR)
        fails(errors.InFailedSqlTransaction, lambda: query(connection, "SELECT 1"))
        connection.rollback()
    equal(query(connection, "SELECT * FROM p2_errors"), [(1, "a")])
    connection.rollback()
    error = fails(errors.SyntaxError, lambda: query(connection, "SELECT 1;\nSELECT 2 x y"))
    equal((error.diag.statement_position, error.diag.message_primary), ("22", 'syntax error at or near "y"'))
    connection.close()


@check
def named_cursors_fetch_in_steps():
    connection = connect(autocommit=False)
    fresh_table(connection, "p2_rows", "id int PRIMARY KEY, v text")
    with connection.cursor() as cursor:
        psycopg2.extras.execute_values(
            cursor, "INSERT INTO p2_rows (id, v) VALUES %s", [(n, f"row {n}") for n in range(1000)], page_size=300
        )
        equal(cursor.rowcount, 100)
    connection.commit()
    with connection.cursor("steps") as cursor:
        cursor.itersize = 64
        cursor.execute("SELECT id, v FROM p2_rows WHERE id >= %s ORDER BY id", (10,))
        equal(cursor.fetchone(), (10, "row 10"))
        equal(len(cursor.fetchmany(100)), 100)
        equal([row[0] for row in cursor], list(range(111, 1000)))
        equal(cursor.fetchall(), [])
    connection.commit()
    connection.close()


@check
def named_cursors_with_hold_survive_commit():
    connection = connect(autocommit=False)
    fresh_table(connection, "p2_hold", "id int PRIMARY KEY")
    query(connection, "INSERT INTO p2_hold VALUES (1), (2), (3), (4)")
    cursor = connection.cursor("held", withhold=True, scrollable=True)
    cursor.execute("SELECT id FROM p2_hold ORDER BY id")
    equal(cursor.fetchone(), (1,))
    connection.commit()
    query(connection, "DELETE FROM p2_hold WHERE id > 2")
    equal(cursor.fetchmany(2), [(2,), (3,)])
    cursor.scroll(-3)
    equal(cursor.fetchone(), (1,))
    cursor.close()
    connection.commit()
    plain = connection.cursor("plain")
    plain.execute("SELECT id FROM p2_hold ORDER BY id")
    connection.commit()
    fails(psycopg2.Error, plain.fetchone)
    connection.close()


@check
def execute_many_batch_and_values():
    connection = connect()
    fresh_table(connection, "p2_many", "id int PRIMARY KEY, v text, d date")
    day = dt.date(2024, 2, 29)
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO p2_many VALUES (%s, %s, %s)", [(n, f"it's {n}", day) for n in range(50)])
        psycopg2.extras.execute_batch(
            cursor, "INSERT INTO p2_many VALUES (%s, %s, %s)", [(n, None, None) for n in range(50, 150)], page_size=40
        )
        psycopg2.extras.execute_values(cursor, "INSERT INTO p2_many VALUES %s", [(n, "x", day) for n in range(150, 160)])
        cursor.execute("SELECT count(*), count(v), min(d) FROM p2_many")
        equal(cursor.fetchone(), (160, 60, day))
        cursor.execute("SELECT id FROM p2_many WHERE id IN %s ORDER BY id", ((3, 5, 999),))
        equal(cursor.fetchall(), [(3,), (5,)])
        cursor.execute("SELECT id FROM p2_many WHERE id = ANY(%s) ORDER BY id", ([3, 5, 999],))
        equal(cursor.fetchall(), [(3,), (5,)])
        cursor.execute("UPDATE p2_many SET v = 'y' WHERE id < 10")
        equal((cursor.rowcount, cursor.statusmessage), (10, "UPDATE 10"))
    connection.close()


@check
def returning_gives_rows():
    connection = connect()
    fresh_table(connection, "p2_returning", "id int PRIMARY KEY")
    with connection.cursor() as cursor:
        rows = psycopg2.extras.execute_values(
            cursor, "INSERT INTO p2_returning VALUES %s RETURNING id", [(n,) for n in range(10)], fetch=True
        )
        equal(rows, [(n,) for n in range(10)])
    connection.close()


@check
def savepoints_undo_a_part():
    connection = connect(autocommit=False)
    fresh_table(connection, "p2_save", "id int PRIMARY KEY")
    query(connection, "INSERT INTO p2_save VALUES (1)")
    query(connection, "SAVEPOINT a")
    query(connection, "INSERT INTO p2_save VALUES (2)")
    query(connection, "SAVEPOINT b")
    fails(errors.UniqueViolation, lambda: query(connection, "INSERT INTO p2_save VALUES (1)"))
    query(connection, "ROLLBACK TO SAVEPOINT b")
    query(connection, "INSERT INTO p2_save VALUES (3)")
    query(connection, "ROLLBACK TO a")
    query(connection, "INSERT INTO p2_save VALUES (4)")
    query(connection, "RELEASE a")
    connection.commit()
    equal(query(connection, "SELECT id FROM p2_save ORDER BY id"), [(1,), (4,)])
    connection.close()


@check
def session_characteristics_are_kept():
    connection = connect(autocommit=False)
    connection.rollback()
    connection.set_session(isolation_level="READ COMMITTED", readonly=True)
    equal(query(connection, "SHOW transaction_isolation"), [("read committed",)])
    equal(query(connection, "SHOW transaction_read_only"), [("on",)])
    fails(errors.ReadOnlySqlTransaction, lambda: query(connection, "CREATE TABLE p2_never (id int)"))
    connection.rollback()
    connection.set_session(readonly=False, autocommit=True)
    equal(query(connection, "SELECT current_setting('transaction_read_only')"), [("off",)])
    connection.close()


@check
def notices_are_kept():
    connection = connect()
    del connection.notices[:]
    query(connection, "DROP TABLE IF EXISTS p2_never_there")
    query(connection, "ROLLBACK")
    equal(
        connection.notices,
        [
            'NOTICE:  table "p2_never_there" does not exist, skipping\n',
            "WARNING:  there is no transaction in progress\n",
        ],
    )
    connection.close()


@check
def cancel_stops_a_running_statement():
    connection = connect()
    timer = threading.Timer(0.5, connection.cancel)
    timer.start()
    started = time.monotonic()
    fails(errors.QueryCanceled, lambda: query(connection, "SELECT pg_sleep(30)"))
    timer.join()
    assert time.monotonic() - started < 20, "cancel came too late"
    equal(query(connection, "SELECT 1"), [(1,)])
    connection.close()


@check
def several_statements_give_the_last_result():
    connection = connect()
    equal(query(connection, "SELECT 1; SELECT 2"), [(2,)])
    fresh_table(connection, "p2_multi", "id int PRIMARY KEY")
    fails(
        errors.DivisionByZero,
        lambda: query(connection, "INSERT INTO p2_multi VALUES (1); SELECT 1/0; INSERT INTO p2_multi VALUES (2)"),
    )
    equal(query(connection, "SELECT count(*) FROM p2_multi"), [(0,)])
    fails(psycopg2.ProgrammingError, lambda: query(connection, ""))
    connection.close()


@check
def reset_restores_the_session():
    connection = connect()
    query(connection, "SET extra_float_digits = 0")
    query(connection, "SET application_name = 'other'")
    equal(connection.get_parameter_status("application_name"), "other")
    connection.reset()
    connection.autocommit = True
    equal(query(connection, "SHOW application_name"), [("",)])
    equal(query(connection, "SHOW extra_float_digits"), [("1",)])
    query(connection, "DISCARD ALL")
    connection.close()


@check
def two_connections_see_committed_rows_only():
    first, second = connect(autocommit=False), connect()
    fresh_table(second, "p2_two", "id int PRIMARY KEY")
    query(first, "INSERT INTO p2_two VALUES (1)")
    equal(query(second, "SELECT count(*) FROM p2_two"), [(0,)])
    first.commit()
    equal(query(second, "SELECT count(*) FROM p2_two"), [(1,)])
    first.close()
    second.close()


@check
def copy_expert_there_and_back():
    connection = connect()
    fresh_table(connection, "p2_copy", "id int PRIMARY KEY, s text, n numeric(8,2)")
    data = "1\tone\t1.50\n2\t\\N\t\\N\n3\ttab\\there\t-3.00\n"
    with connection.cursor() as cursor:
        cursor.copy_expert("COPY p2_copy FROM STDIN", io.StringIO(data))
        equal(cursor.rowcount, 3)
        out = io.StringIO()
        cursor.copy_expert("COPY (SELECT * FROM p2_copy ORDER BY id) TO STDOUT", out)
        equal((out.getvalue(), cursor.rowcount), (data, 3))
        table = io.BytesIO()
        cursor.copy_expert("COPY p2_copy TO STDOUT WITH (FORMAT csv, HEADER)", table)
        equal(table.getvalue(), b"id,s,n\n1,one,1.50\n2,,\n3,tab\there,-3.00\n")
    connection.close()


@check
def copy_from_and_copy_to():
    connection = connect(autocommit=False)
    fresh_table(connection, "p2_copy", "id int PRIMARY KEY, s text")
    connection.commit()
    with connection.cursor() as cursor:
        cursor.copy_from(io.StringIO("1|one\n2|none\n"), "p2_copy", sep="|", null="none", columns=("id", "s"))
        out = io.StringIO()
        cursor.copy_to(out, "p2_copy", sep=",", null="-", columns=("s", "id"))
        equal(out.getvalue(), "one,1\n-,2\n")
        connection.rollback()
        cursor.copy_from(io.StringIO("".join(f"{i}\trow {i}\n" for i in range(10000))), "p2_copy", size=100)
        cursor.execute("SELECT count(*), max(s) FROM p2_copy")
        equal(cursor.fetchone(), (10000, "row 9999"))
    connection.close()


@check
def a_copy_that_fails_says_where():
    connection = connect()
    fresh_table(connection, "p2_copy", "id int PRIMARY KEY, s text")
    with connection.cursor() as cursor:
        error = fails(
            errors.InvalidTextRepresentation, lambda: cursor.copy_from(io.StringIO("1\ta\nx\tb\n"), "p2_copy")
        )
        equal(error.diag.context, 'COPY p2_copy, line 2, column id: "x"')
        error = fails(errors.UniqueViolation, lambda: cursor.copy_from(io.StringIO("1\ta\n1\tb\n"), "p2_copy"))
        equal(error.diag.context, "COPY p2_copy, line 2")

        class Broken(io.StringIO):
            def read(self, size=-1):
                raise ZeroDivisionError

        error = fails(errors.QueryCanceled, lambda: cursor.copy_from(Broken(), "p2_copy"))
        assert "COPY from stdin failed: error in .read() call" in str(error), error
    equal(query(connection, "SELECT count(*) FROM p2_copy"), [(0,)])
    connection.close()


run()
