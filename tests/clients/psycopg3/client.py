"""psycopg 3 against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which."""

import datetime as dt
import struct
import threading
import time
import uuid
from decimal import Decimal
from typing import Callable

import psycopg
from psycopg import errors
from psycopg.pq import TransactionStatus
from psycopg.types.json import Json, Jsonb

from checks import check, equal, run, typed_values


def connect(**options) -> psycopg.Connection:
    connection = psycopg.connect(autocommit=True, connect_timeout=10, **options)
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def fails(error: type[Exception], action: Callable) -> Exception:
    try:
        action()
    except error as caught:
        return caught
    raise AssertionError(f"no {error.__name__}")


def fresh_table(connection: psycopg.Connection, name: str, columns: str) -> None:
    connection.execute(f"DROP TABLE IF EXISTS {name}")
    connection.execute(f"CREATE TABLE {name} ({columns})")


@check
def connection_reports_its_parameters():
    with connect(application_name="checks", options="-c search_path=public") as connection:
        equal(connection.info.server_version // 10000, 15)
        equal(connection.info.parameter_status("server_encoding"), "UTF8")
        equal(connection.info.parameter_status("client_encoding"), "UTF8")
        equal(connection.info.parameter_status("integer_datetimes"), "on")
        equal(connection.info.parameter_status("standard_conforming_strings"), "on")
        equal(connection.info.parameter_status("application_name"), "checks")
        equal(connection.info.parameter_status("TimeZone"), "UTC")
        equal(connection.execute("SHOW search_path").fetchone(), ("public",))


@check
def wrong_password_is_28P01():
    error = fails(psycopg.OperationalError, lambda: psycopg.connect(password="wrong", connect_timeout=10))
    assert "password authentication failed for user" in str(error), error


@check
def every_type_as_a_text_value():
    with connect() as connection:
        for value in typed_values():
            row = connection.execute(f"SELECT %s::{value.type}::text", (value.input,)).fetchone()
            expected = value.output.rstrip(" ") if value.type == "char(5)" else value.output
            if value.type == "bool":
                expected = {"t": "true", "f": "false"}[expected]
            equal((value.type, row[0]), (value.type, expected))


@check
def every_type_arrives_with_its_own_oid():
    oids = {
        "bool": 16, "bytea": 17, "name": 19, "int8": 20, "int2": 21, "int4": 23, "text": 25, "oid": 26, "json": 114,
        "float4": 700, "float8": 701, "char(5)": 1042, "varchar(10)": 1043, "date": 1082, "time": 1083,
        "timestamp": 1114, "timestamptz": 1184, "interval": 1186, "timetz": 1266, "numeric": 1700, "uuid": 2950,
        "jsonb": 3802, "numeric(10,2)": 1700, "int4[]": 1007, "text[]": 1009, "bool[]": 1000, "float8[]": 1022,
        "numeric[]": 1231, "uuid[]": 2951, "date[]": 1182, "timestamp[]": 1115, "timestamptz[]": 1185, "bytea[]": 1001,
        "varchar(10)[]": 1015, "jsonb[]": 3807, "int8[]": 1016,
    }  # fmt: skip
    with connect() as connection:
        for value in typed_values():
            for binary in (False, True):
                cursor = connection.execute(f"SELECT %s::{value.type}", (value.input,), binary=binary)
                equal((value.type, cursor.description[0].type_code), (value.type, oids[value.type]))


@check
def every_type_binary_equals_text():
    with connect() as connection:
        for value in typed_values():
            if "BC" in value.output or value.output in ("infinity", "-infinity", "24:00:00") or value.type == "interval":
                continue  # outside Python's own types
            sql = f"SELECT %s::{value.type}"
            text = connection.execute(sql, (value.input,), binary=False).fetchone()[0]
            binary = connection.execute(sql, (value.input,), binary=True).fetchone()[0]
            if value.type == "float4":
                text, binary = struct.pack("f", text), struct.pack("f", binary)
            equal((value, repr(binary)), (value, repr(text)))


@check
def every_type_through_a_table():
    with connect() as connection:
        connection.prepare_threshold = None  # the table changes under the same statement text
        for value in typed_values():
            if value.where != "any":
                continue
            fresh_table(connection, "p3_types", f"id int PRIMARY KEY, v {value.type}")
            connection.execute(f"INSERT INTO p3_types (id, v) VALUES (1, '{value.input.replace(chr(39), chr(39) * 2)}')")
            connection.execute("INSERT INTO p3_types (id, v) VALUES (2, %s), (3, NULL)", (value.input,))
            for binary in (False, True):
                want = connection.execute(f"SELECT %s::{value.type}", (value.input,), binary=binary)
                got = connection.execute("SELECT v FROM p3_types ORDER BY id", binary=binary)
                equal((value, got.description[0].type_code), (value, want.description[0].type_code))
                expected = want.fetchone()[0]
                equal((value, repr(got.fetchall())), (value, repr([(expected,), (expected,), (None,)])))


PYTHON_VALUES = [
    True, False, 0, 1, -1, 2**15, 2**31, 2**63 - 1, 0.5, -1e300, float("inf"), Decimal("1.50"), Decimal("-0.000001"),
    Decimal("12345678901234567890.123456789"), "text", "", "Grüße 🐘", b"\x00\xff", b"", dt.date(2024, 2, 29),
    dt.time(23, 59, 59, 999999), dt.time(1, 2, 3, tzinfo=dt.timezone.utc), dt.datetime(2024, 2, 29, 12, 34, 56, 789012),
    dt.datetime(2024, 2, 29, 12, 34, 56, 789012, tzinfo=dt.timezone.utc), dt.timedelta(days=3, seconds=4, microseconds=5),
    uuid.UUID("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"), [1, 2, None], ["a", None, ""], [[1, 2], [3, 4]],
    [Decimal("1.5")], [True, False], [uuid.UUID(int=1)], [b"\x00"], [dt.date(2024, 2, 29)],
]  # fmt: skip


@check
def python_values_go_and_come_back_in_text_and_binary():
    with connect() as connection:
        for value in PYTHON_VALUES:
            for placeholder in ("%t", "%b"):
                cast = "::text[]" if value == ["a", None, ""] else ""  # psycopg leaves its type open
                for binary in (False, True):
                    row = connection.execute(f"SELECT {placeholder}{cast}", (value,), binary=binary).fetchone()
                    equal(row[0], value)


@check
def json_goes_and_comes_back():
    document = {"a": [1, 2.5, None, True], "ü": "x"}
    with connect() as connection:
        for wrapper in (Json, Jsonb):
            for binary in (False, True):
                equal(connection.execute("SELECT %b", (wrapper(document),), binary=binary).fetchone()[0], document)
                equal(connection.execute("SELECT %t", (wrapper(document),), binary=binary).fetchone()[0], document)


@check
def null_and_the_empty_string_stay_apart():
    with connect() as connection:
        fresh_table(connection, "p3_null", "id int PRIMARY KEY, a text, b varchar(10), c bytea")
        connection.execute("INSERT INTO p3_null VALUES (1, '', '', ''), (2, NULL, NULL, NULL)")
        connection.execute("INSERT INTO p3_null VALUES (%s, %s, %s, %s)", (3, "", "", b""))
        connection.execute("INSERT INTO p3_null VALUES (%s, %s, %s, %s)", (4, None, None, None))
        rows = connection.execute("SELECT a, b, c FROM p3_null ORDER BY id").fetchall()
        equal(rows, [("", "", b""), (None, None, None)] * 2)
        rows = connection.execute("SELECT id FROM p3_null WHERE a = '' ORDER BY id").fetchall()
        equal(rows, [(1,), (3,)])
        rows = connection.execute("SELECT id FROM p3_null WHERE a = %s ORDER BY id", ("",)).fetchall()
        equal(rows, [(1,), (3,)])
        rows = connection.execute("SELECT id FROM p3_null WHERE a IS NULL ORDER BY id").fetchall()
        equal(rows, [(2,), (4,)])
        equal(connection.execute("SELECT '', NULL, %s::text, %s::text", ("", None)).fetchone(), ("", None, "", None))


@check
def statuses_and_row_counts():
    with connect() as connection:
        fresh_table(connection, "p3_count", "id int PRIMARY KEY, v int")
        cursor = connection.execute("INSERT INTO p3_count SELECT 1, 10")
        equal((cursor.statusmessage, cursor.rowcount), ("INSERT 0 1", 1))
        cursor = connection.execute("INSERT INTO p3_count VALUES (2, 20), (3, 30)")
        equal((cursor.statusmessage, cursor.rowcount), ("INSERT 0 2", 2))
        cursor = connection.execute("UPDATE p3_count SET v = v + 1 WHERE id > %s", (1,))
        equal((cursor.statusmessage, cursor.rowcount), ("UPDATE 2", 2))
        cursor = connection.execute("SELECT id, v FROM p3_count ORDER BY id")
        equal((cursor.statusmessage, cursor.rowcount), ("SELECT 3", 3))
        equal(cursor.fetchall(), [(1, 10), (2, 21), (3, 31)])
        cursor = connection.execute("DELETE FROM p3_count WHERE id = 99")
        equal((cursor.statusmessage, cursor.rowcount), ("DELETE 0", 0))
        cursor = connection.execute("DELETE FROM p3_count")
        equal((cursor.statusmessage, cursor.rowcount), ("DELETE 3", 3))
        equal(connection.execute("DROP TABLE p3_count").statusmessage, "DROP TABLE")


ERRORS = [
    ("SELEC 1", errors.SyntaxError, "42601"),
    ("SELECT * FROM no_such_table", errors.UndefinedTable, "42P01"),
    ("SELECT no_such_column", errors.UndefinedColumn, "42703"),
    ("SELECT no_such_function(1)", errors.UndefinedFunction, "42883"),
    ("SELECT 1/0", errors.DivisionByZero, "22012"),
    ("SELECT 'x'::int", errors.InvalidTextRepresentation, "22P02"),
    ("SELECT 2147483647 + 1", errors.NumericValueOutOfRange, "22003"),
    ("SELECT '2024-02-30'::date", errors.DatetimeFieldOverflow, "22008"),
    ("INSERT INTO p3_errors VALUES (1, 'x')", errors.UniqueViolation, "23505"),
    ("INSERT INTO p3_errors VALUES (2, NULL)", errors.NotNullViolation, "23502"),
    ("INSERT INTO p3_errors VALUES (2, 'too long a name')", errors.StringDataRightTruncation, "22001"),
    ("INSERT INTO p3_errors (nope) VALUES (1)", errors.UndefinedColumn, "42703"),
    ("CREATE TABLE p3_errors (id int)", errors.DuplicateTable, "42P07"),
    ("RELEASE SAVEPOINT s", errors.NoActiveSqlTransaction, "25P01"),
    ("SET no_such_setting = 1", errors.UndefinedObject, "42704"),
    ("DEALLOCATE no_such_statement", errors.InvalidSqlStatementName, "26000"),
]


@check
def errors_carry_their_sqlstate_and_leave_the_connection_open():
    with connect() as connection:
        fresh_table(connection, "p3_errors", "id int PRIMARY KEY, v varchar(5) NOT NULL")
        connection.execute("INSERT INTO p3_errors VALUES (1, 'one')")
        for sql, error, state in ERRORS:
            try:
                connection.execute(sql)
                raise AssertionError(f"no error: {sql}")
            except psycopg.Error as caught:
                equal((sql, caught.sqlstate, type(caught)), (sql, state, error))
            equal(connection.info.transaction_status, TransactionStatus.IDLE)
        equal(connection.execute("SELECT v FROM p3_errors").fetchall(), [("one",)])


@check
def a_syntax_error_says_where():
    with connect() as connection:
        error = fails(errors.SyntaxError, lambda: connection.execute("SELECT 1 FORM x y"))
        equal(error.diag.severity, "ERROR")
        equal(error.diag.message_primary, 'syntax error at or near "x"')
        equal(error.diag.statement_position, "15")
        error = fails(errors.UniqueViolation, lambda: unique_violation(connection))
        equal(error.diag.table_name, "p3_unique")
        equal(error.diag.message_primary, 'duplicate key value violates unique constraint "p3_unique_pkey"')
        equal(error.diag.constraint_name, "p3_unique_pkey")


def unique_violation(connection: psycopg.Connection) -> None:
    fresh_table(connection, "p3_unique", "id int PRIMARY KEY")
    connection.execute("INSERT INTO p3_unique VALUES (1)")
    connection.execute("INSERT INTO p3_unique VALUES (1)")


@check
def transaction_blocks_commit_and_roll_back():
    with connect() as connection:
        fresh_table(connection, "p3_tx", "id int PRIMARY KEY")
        with connection.transaction():
            connection.execute("INSERT INTO p3_tx VALUES (1)")
            equal(connection.info.transaction_status, TransactionStatus.INTRANS)
        equal(connection.info.transaction_status, TransactionStatus.IDLE)
        with connection.transaction(force_rollback=True):
            connection.execute("INSERT INTO p3_tx VALUES (2)")
        with connection.transaction():
            connection.execute("INSERT INTO p3_tx VALUES (3)")
            with fails_inside(errors.UniqueViolation), connection.transaction():
                connection.execute("INSERT INTO p3_tx VALUES (4)")
                connection.execute("INSERT INTO p3_tx VALUES (3)")
            connection.execute("INSERT INTO p3_tx VALUES (5)")
        equal(connection.execute("SELECT id FROM p3_tx ORDER BY id").fetchall(), [(1,), (3,), (5,)])


class fails_inside:
    """A with-block that must end in the given error."""

    def __init__(self, error: type[Exception]):
        self.error = error

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        assert kind is not None and issubclass(kind, self.error), f"expected {self.error.__name__}, got {error!r}"
        return True


@check
def a_failed_transaction_refuses_everything_until_rollback():
    with connect() as connection:
        connection.execute("BEGIN")
        fails(errors.DivisionByZero, lambda: connection.execute("SELECT 1/0"))
        equal(connection.info.transaction_status, TransactionStatus.INERROR)
        fails(errors.InFailedSqlTransaction, lambda: connection.execute("SELECT 1"))
        equal(connection.execute("COMMIT").statusmessage, "ROLLBACK")
        equal(connection.info.transaction_status, TransactionStatus.IDLE)


@check
def autocommit_off_rolls_back_when_asked():
    with connect() as setup:
        fresh_table(setup, "p3_off", "id int PRIMARY KEY")
    with psycopg.connect() as connection:
        connection.execute("INSERT INTO p3_off VALUES (1)")
        connection.rollback()
        connection.execute("INSERT INTO p3_off VALUES (2)")
        connection.commit()
        equal(connection.execute("SELECT id FROM p3_off").fetchall(), [(2,)])


@check
def a_read_only_transaction_refuses_writes():
    with psycopg.connect() as connection:
        connection.read_only = True
        equal(connection.execute("SHOW transaction_read_only").fetchone(), ("on",))
        fails(errors.ReadOnlySqlTransaction, lambda: connection.execute("CREATE TABLE p3_read_only (id int)"))


@check
def warnings_arrive_as_notices():
    with connect() as connection:
        notices: list[tuple] = []
        connection.add_notice_handler(lambda n: notices.append((n.severity, n.sqlstate, n.message_primary)))
        connection.execute("COMMIT")
        connection.execute("BEGIN")
        connection.execute("BEGIN")
        connection.execute("ROLLBACK")
        connection.execute("DROP TABLE IF EXISTS p3_never_there")
        equal(
            notices,
            [
                ("WARNING", "25P01", "there is no transaction in progress"),
                ("WARNING", "25001", "there is already a transaction in progress"),
                ("NOTICE", "00000", 'table "p3_never_there" does not exist, skipping'),
            ],
        )


def thousand_rows(connection: psycopg.Connection, table: str) -> None:
    fresh_table(connection, table, "id int PRIMARY KEY, v text")
    rows = ", ".join(f"({n}, 'row {n}')" for n in range(1, 1001))
    equal(connection.execute(f"INSERT INTO {table} VALUES {rows}").rowcount, 1000)


@check
def server_side_cursors_fetch_in_steps():
    with connect() as connection:
        thousand_rows(connection, "p3_rows")
        with connection.transaction(), connection.cursor("steps") as cursor:
            cursor.itersize = 70
            cursor.execute("SELECT id, v FROM p3_rows ORDER BY id")
            equal(cursor.fetchone(), (1, "row 1"))
            equal(len(cursor.fetchmany(99)), 99)
            equal(len(list(cursor)), 900)
        with connection.transaction(), connection.cursor("scrolling", scrollable=True) as cursor:
            cursor.execute("SELECT id FROM p3_rows WHERE id <= %s ORDER BY id", (10,))
            cursor.scroll(5)
            equal(cursor.fetchone(), (6,))
            cursor.scroll(2, mode="absolute")
            equal(cursor.fetchone(), (3,))
        with connection.cursor("held", withhold=True) as cursor:
            cursor.execute("SELECT id FROM p3_rows ORDER BY id")
            equal(cursor.fetchmany(2), [(1,), (2,)])
        with connection.transaction(), connection.cursor("binary_one") as cursor:
            cursor.execute("SELECT id, v FROM p3_rows ORDER BY id DESC", binary=True)
            equal(cursor.fetchone(), (1000, "row 1000"))


@check
def a_thousand_rows_come_at_once_and_streamed():
    with connect() as connection:
        thousand_rows(connection, "p3_stream")
        expected = [(n, f"row {n}") for n in range(1, 1001)]
        for binary in (False, True):
            equal(connection.execute("SELECT id, v FROM p3_stream ORDER BY id", binary=binary).fetchall(), expected)
            with connection.cursor(binary=binary) as cursor:
                equal(list(cursor.stream("SELECT id, v FROM p3_stream ORDER BY id")), expected)
        equal(connection.execute("SELECT v FROM p3_stream ORDER BY id LIMIT 2 OFFSET 500").fetchall(), [("row 501",), ("row 502",)])
        equal(connection.execute("SELECT count(*) FROM p3_stream WHERE id > %s", (990,)).fetchone(), (10,))


@check
def pipelines_answer_in_order_and_recover():
    with connect() as connection:
        fresh_table(connection, "p3_pipe", "id int PRIMARY KEY")
        with connection.pipeline() as pipeline:
            cursors = [connection.execute("SELECT %s::int", (n,)) for n in range(50)]
            equal([c.fetchone()[0] for c in cursors], list(range(50)))
            good = connection.execute("INSERT INTO p3_pipe VALUES (1)")
            pipeline.sync()
            equal(good.rowcount, 1)
        # A pipeline of its own: psycopg reads the error now or at the end, as the answers come.
        with fails_inside(errors.UniqueViolation):
            with connection.pipeline():
                connection.execute("INSERT INTO p3_pipe VALUES (1)")
                connection.execute("INSERT INTO p3_pipe VALUES (2)")
        equal(connection.execute("SELECT id FROM p3_pipe").fetchall(), [(1,)])


@check
def statements_are_prepared_after_the_threshold():
    with connect() as connection:
        connection.prepare_threshold = 2
        fresh_table(connection, "p3_prep", "id int PRIMARY KEY, v text")
        connection.execute("INSERT INTO p3_prep VALUES (1, 'a'), (2, 'b')")
        for n in range(10):
            equal(connection.execute("SELECT v FROM p3_prep WHERE id = %s", (n % 2 + 1,)).fetchone(), ("ab"[n % 2],))
        connection.prepare_threshold = 0
        equal(connection.execute("SELECT id FROM p3_prep WHERE v = %s", ("b",)).fetchone(), (2,))


@check
def a_prepared_statement_survives_or_reports_ddl():
    with connect() as connection:
        fresh_table(connection, "p3_ddl", "id int PRIMARY KEY, v text")
        connection.execute("INSERT INTO p3_ddl VALUES (1, 'a')")
        sql = "SELECT * FROM p3_ddl WHERE id = %s"
        for _ in range(3):
            equal(connection.execute(sql, (1,), prepare=True).fetchone(), (1, "a"))
        connection.execute("ALTER TABLE p3_ddl ADD COLUMN w int")
        try:
            equal(connection.execute(sql, (1,), prepare=True).fetchone(), (1, "a", None))
        except errors.FeatureNotSupported as error:
            equal(error.diag.message_primary, "cached plan must not change result type")


@check
def execute_many_inserts_every_row():
    with connect() as connection:
        fresh_table(connection, "p3_many", "id int PRIMARY KEY, v text, n numeric(10,2)")
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO p3_many VALUES (%s, %s, %s)", [(n, f"v{n}", Decimal(n) / 4) for n in range(200)])
            equal(cursor.rowcount, 200)
            cursor.execute("SELECT v, n FROM p3_many WHERE id = 7")
            equal(cursor.fetchone(), ("v7", Decimal("1.75")))
            equal(cursor.execute("SELECT sum(n), count(*) FROM p3_many").fetchone(), (Decimal("4975.00"), 200))


@check
def cancel_stops_a_running_statement_and_keeps_the_connection():
    with connect() as connection:
        timer = threading.Timer(0.5, connection.cancel_safe)
        timer.start()
        started = time.monotonic()
        error = fails(errors.QueryCanceled, lambda: connection.execute("SELECT pg_sleep(30)"))
        timer.join()
        equal(error.diag.message_primary, "canceling statement due to user request")
        assert time.monotonic() - started < 20, "cancel came too late"
        equal(connection.execute("SELECT 1").fetchone(), (1,))


@check
def statement_timeout_cancels():
    with connect() as connection:
        connection.execute("SET statement_timeout = '300ms'")
        error = fails(errors.QueryCanceled, lambda: connection.execute("SELECT pg_sleep(30)"))
        equal(error.diag.message_primary, "canceling statement due to statement timeout")
        connection.execute("RESET statement_timeout")
        equal(connection.execute("SHOW statement_timeout").fetchone(), ("0",))


@check
def several_statements_in_one_query():
    with connect() as connection:
        cursor = connection.execute("SELECT 1; SELECT 'two; three', $$four; five$$ /* ; */; -- ;\n SELECT 6")
        results = [cursor.fetchall()]
        while cursor.nextset():
            results.append(cursor.fetchall())
        equal(results, [[(1,)], [("two; three", "four; five")], [(6,)]])
        error = fails(errors.SyntaxError, lambda: connection.execute("SELECT %s; SELECT 2", (1,)))
        equal(error.diag.message_primary, "cannot insert multiple commands into a prepared statement")


@check
def empty_statements():
    with connect() as connection:
        equal(connection.execute("").statusmessage, None)
        equal(connection.execute(" ; -- nothing\n").statusmessage, None)
        equal(connection.execute("/* nothing */", prepare=True).statusmessage, None)


@check
def parameter_types_are_inferred_from_columns():
    with connect() as connection:
        fresh_table(connection, "p3_infer", "i int, b bigint, t text, d date, n numeric(8,2), f float8, z boolean")
        connection.execute(
            "INSERT INTO p3_infer VALUES (%s, %s, %s, %s, %s, %s, %s)", ("1", "2", "t", "2024-02-29", "1.5", "0.5", "true")
        )
        row = connection.execute(
            "SELECT * FROM p3_infer WHERE i = %s AND b < %s AND t LIKE %s AND d = %s AND n > %s AND f = %s AND z = %s",
            ("1", "3", "t%", "2024-02-29", "1", "0.5", "t"),
        ).fetchone()
        equal(row, (1, 2, "t", dt.date(2024, 2, 29), Decimal("1.50"), 0.5, True))


@check
def client_side_cursors_interpolate():
    with connect() as connection, psycopg.ClientCursor(connection) as cursor:
        row = cursor.execute("SELECT %s, %s, %s", (1, "it's \\ é", dt.date(2024, 1, 1))).fetchone()
        equal(row, (1, "it's \\ é", dt.date(2024, 1, 1)))


@check
def raw_cursors_number_their_parameters():
    with connect() as connection, psycopg.RawCursor(connection) as cursor:
        equal(cursor.execute("SELECT $2::text || $1::text, $2::text", ["a", "b"]).fetchone(), ("ba", "b"))


@check
def column_descriptions_say_type_and_size():
    with connect() as connection:
        fresh_table(connection, "p3_desc", "id int, name varchar(20), price numeric(10,2), c char(3), Upper text, \"Mixed\" int")
        columns = connection.execute("SELECT * FROM p3_desc").description
        equal([c.name for c in columns], ["id", "name", "price", "c", "upper", "Mixed"])
        equal([c.type_code for c in columns], [23, 1043, 1700, 1042, 25, 23])
        equal([c.display_size for c in columns], [None, 20, None, 3, None, None])
        equal((columns[2].precision, columns[2].scale), (10, 2))
        names = connection.execute("SELECT 1, 'a' AS b, now(), count(*), 1 + 1, 'x'::text, upper('a')").description
        equal([c.name for c in names], ["?column?", "b", "now", "count", "?column?", "text", "upper"])


COPIED = [
    (1, "one", Decimal("1.50"), dt.date(2024, 2, 29), [1, None]),
    (2, None, None, None, None),
    (3, "tab\there\nand \\ there", Decimal("-3.00"), dt.date(1999, 12, 31), []),
]
COPIED_COLUMNS = "id int PRIMARY KEY, s text, n numeric(8,2), d date, a int[]"
COPIED_TYPES = ["int4", "text", "numeric", "date", "int4[]"]


@check
def copy_rows_in_text_and_binary():
    with connect() as connection:
        for form in ("text", "binary"):
            fresh_table(connection, "p3_copy", COPIED_COLUMNS)
            with connection.cursor() as cursor:
                with cursor.copy(f"COPY p3_copy FROM STDIN (FORMAT {form})") as copy:
                    copy.set_types(COPIED_TYPES)
                    for row in COPIED:
                        copy.write_row(row)
                equal((form, cursor.rowcount, cursor.statusmessage), (form, 3, "COPY 3"))
                with cursor.copy(f"COPY (SELECT * FROM p3_copy ORDER BY id) TO STDOUT (FORMAT {form})") as copy:
                    copy.set_types(COPIED_TYPES)
                    equal((form, list(copy.rows())), (form, COPIED))
            equal(connection.execute("SELECT * FROM p3_copy ORDER BY id").fetchall(), COPIED)


@check
def copy_blocks_of_data():
    with connect() as connection, connection.cursor() as cursor:
        fresh_table(connection, "p3_copy", "id int PRIMARY KEY, s text")
        data = "".join(f"{i},row {i}\n" for i in range(20000))
        with cursor.copy("COPY p3_copy FROM STDIN (FORMAT csv)") as copy:
            for at in range(0, len(data), 999):
                copy.write(data[at : at + 999])
        equal(cursor.rowcount, 20000)
        with cursor.copy("COPY (SELECT * FROM p3_copy ORDER BY id) TO STDOUT (FORMAT csv)") as copy:
            equal(b"".join(copy).decode(), data)


@check
def pg_settings_says_where_values_come_from():
    with connect(application_name="checks", options="-c extra_float_digits=0") as connection:
        connection.execute("SET DateStyle = 'ISO, DMY'")
        equal(
            connection.execute(
                "SELECT name, setting, source, reset_val FROM pg_settings WHERE name IN ('application_name', 'DateStyle', "
                "'extra_float_digits', 'transaction_isolation', 'work_mem') ORDER BY name COLLATE \"C\""
            ).fetchall(),
            [
                ("DateStyle", "ISO, DMY", "session", "ISO, MDY"),
                ("application_name", "checks", "client", "checks"),
                ("extra_float_digits", "0", "client", "0"),
                ("transaction_isolation", "read committed", "override", "read committed"),
                ("work_mem", "4096", "default", "4096"),
            ],
        )
        port, listening = connection.execute(
            "SELECT setting, source FROM pg_settings WHERE name = 'port'"
        ).fetchone()
        equal((int(port), listening in ("configuration file", "command line")), (connection.info.port, True))


@check
def another_session_sees_how_far_a_copy_is():
    with connect() as connection, connect() as other:
        fresh_table(connection, "p3_progress", "n int")
        mine = (connection.info.backend_pid,)
        running = "FROM pg_stat_progress_copy WHERE pid = %s"
        with connection.cursor() as cursor:
            with cursor.copy("COPY p3_progress FROM STDIN WHERE n > 10") as copy:
                for n in range(1, 40001):
                    copy.write(f"{n}\n")
                for _ in range(200):
                    row = other.execute(
                        "SELECT datname, relid::regclass::text, command, type, bytes_processed, bytes_total, "
                        f"tuples_processed, tuples_excluded {running}", mine
                    ).fetchone()
                    if row and row[6] > 0:
                        break
                    time.sleep(0.05)
                equal(row[:4], (connection.info.dbname, "p3_progress", "COPY FROM", "PIPE"))
                equal((row[5], row[7]), (0, 10))
                assert 0 < row[6] <= 40000 and row[6] < row[4] < 250000, row
            equal(cursor.rowcount, 39990)
        equal(other.execute(f"SELECT count(*) {running}", mine).fetchone(), (0,))


@check
def a_copy_that_fails_leaves_nothing():
    with connect() as connection, connection.cursor() as cursor:
        fresh_table(connection, "p3_copy", "id int PRIMARY KEY, s text")

        def bad():
            with cursor.copy("COPY p3_copy FROM STDIN") as copy:
                copy.write("1\ta\nx\tb\n")

        equal(fails(errors.InvalidTextRepresentation, bad).diag.context, 'COPY p3_copy, line 2, column id: "x"')

        def broken():
            with cursor.copy("COPY p3_copy FROM STDIN") as copy:
                copy.write("1\ta\n")
                raise ZeroDivisionError

        fails(ZeroDivisionError, broken)
        equal(connection.info.transaction_status, TransactionStatus.IDLE)
        equal(connection.execute("SELECT count(*) FROM p3_copy").fetchone(), (0,))
        with connection.transaction(force_rollback=True):
            with cursor.copy("COPY p3_copy (id) FROM STDIN") as copy:
                copy.write_row((1,))
            equal(connection.execute("SELECT count(*) FROM p3_copy").fetchone(), (1,))
        equal(connection.execute("SELECT count(*) FROM p3_copy").fetchone(), (0,))


run()
