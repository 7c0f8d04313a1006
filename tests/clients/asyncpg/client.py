"""asyncpg against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which.

asyncpg encodes every parameter and reads every column in binary, by the type OIDs the server describes.
"""

import asyncio
import datetime as dt
import functools
import io
import struct
import uuid
from decimal import Decimal

import asyncpg

import checks
from checks import equal, run, typed_values


def check(coroutine):
    """Registers a coroutine that takes a connection."""

    @functools.wraps(coroutine)
    def with_connection():
        async def go():
            connection = await asyncpg.connect(timeout=10, server_settings={"TimeZone": "UTC"})
            try:
                await coroutine(connection)
            finally:
                await connection.close(timeout=5)

        asyncio.run(asyncio.wait_for(go(), 120))

    return checks.check(with_connection)


async def fails(error: type[Exception], awaitable) -> Exception:
    try:
        await awaitable
    except error as caught:
        return caught
    raise AssertionError(f"no {error.__name__}")


async def fresh_table(connection, name: str, columns: str) -> None:
    await connection.execute(f"DROP TABLE IF EXISTS {name}")
    await connection.execute(f"CREATE TABLE {name} ({columns})")


UTC = dt.timezone.utc
VALUES = [
    ("bool", True), ("int2", -(2**15)), ("int4", 2**31 - 1), ("int8", -(2**63)), ("float4", 0.5), ("float8", -1e300),
    ("float8", float("inf")), ("numeric(10,2)", Decimal("1.50")), ("numeric", Decimal("-12345678901.0001")),
    ("numeric", Decimal("0")), ("numeric", Decimal("1E+20")), ("text", "Grüße 🐘"), ("text", ""), ("varchar(10)", "abc"),
    ("char(5)", "ab   "), ("name", "a_name"), ("bytea", b"\x00\xff"), ("bytea", b""), ("date", dt.date(2024, 2, 29)),
    ("time", dt.time(23, 59, 59, 999999)), ("timetz", dt.time(1, 2, 3, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
    ("timestamp", dt.datetime(2024, 2, 29, 12, 34, 56, 789012)),
    ("timestamptz", dt.datetime(2024, 2, 29, 12, 34, 56, 789012, tzinfo=UTC)),
    ("interval", dt.timedelta(days=3, seconds=4, microseconds=5)), ("uuid", uuid.UUID(int=7)),
    ("json", '{"b":  1}'), ("jsonb", '{"a": [1, 2]}'), ("oid", 4294967295),
]  # fmt: skip
ARRAYS = [
    ("int4[]", [1, None, -3]), ("int4[]", []),
    ("int4[]", [[1, 2], [3, 4]]), ("int8[]", [2**63 - 1]), ("text[]", ["a", None, ""]), ("text[]", [["a"], ["b"]]),
    ("bool[]", [True, False]), ("float8[]", [0.1]), ("numeric[]", [Decimal("1.5")]), ("uuid[]", [uuid.UUID(int=1)]),
    ("date[]", [dt.date(2024, 2, 29), None]), ("bytea[]", [b"\x00", b""]), ("varchar(10)[]", ["abc"]),
    ("timestamptz[]", [dt.datetime(2024, 2, 29, tzinfo=UTC)]), ("jsonb[]", ['{"a": 1}']),
]  # fmt: skip


async def there_and_back(connection, values) -> None:
    for type_name, value in values:
        got = await connection.fetchval(f"SELECT $1::{type_name}", value)
        equal((type_name, got), (type_name, value))
        equal((type_name, await connection.fetchval(f"SELECT $1::{type_name}", None)), (type_name, None))


@check
async def every_type_as_a_parameter_and_a_column(connection):
    await there_and_back(connection, VALUES)


@check
async def arrays_as_a_parameter_and_a_column(connection):
    await there_and_back(connection, ARRAYS)


@check
async def every_type_binary_agrees_with_text(connection):
    await binary_agrees_with_text(connection, [v for v in typed_values() if not v.type.endswith("[]")])


@check
async def arrays_binary_agree_with_text(connection):
    await binary_agrees_with_text(connection, [v for v in typed_values() if v.type.endswith("[]")])


async def binary_agrees_with_text(connection, values) -> None:
    for value in values:
        if "BC" in value.output or value.output in ("24:00:00", "0001-01-01", "[0:1]={7,8}"):
            continue  # Python has no such value
        quoted = value.input.replace("'", "''")
        first = await connection.fetchval(f"SELECT '{quoted}'::{value.type}")
        text = await connection.fetchval(f"SELECT format('%s', $1::{value.type})", first)
        if value.type == "interval":
            continue  # months and days fold into one timedelta
        equal((value, text), (value, value.output))


@check
async def every_type_through_a_table(connection):
    await through_a_table(connection, VALUES)


@check
async def arrays_through_a_table(connection):
    await through_a_table(connection, ARRAYS)


# IRIS SQL has no equality with PostgreSQL's meaning for these (json has none in PostgreSQL either).
INCOMPARABLE = ("json", "jsonb", "timetz", "interval")


async def through_a_table(connection, values) -> None:
    for type_name, value in values:
        if value in (float("inf"), Decimal("1E+20")):
            continue  # outside what an IRIS column can hold
        await fresh_table(connection, "ap_types", f"id int PRIMARY KEY, v {type_name}")
        await connection.execute("INSERT INTO ap_types (id, v) VALUES ($1, $2)", 1, value)
        await connection.execute("INSERT INTO ap_types (id, v) VALUES ($1, $2)", 2, None)
        rows = [row["v"] for row in await connection.fetch("SELECT id, v FROM ap_types ORDER BY id")]
        equal((type_name, rows), (type_name, [value, None]))
        await connection.execute("UPDATE ap_types SET v = $2 WHERE id = $1", 2, value)
        if type_name not in INCOMPARABLE and not type_name.endswith("[]"):
            count = await connection.fetchval("SELECT count(*) FROM ap_types WHERE v = $1", value)
            equal((type_name, count), (type_name, 2))
        await connection.reload_schema_state()


@check
async def prepared_statements_describe_themselves(connection):
    await fresh_table(connection, "ap_desc", "id int PRIMARY KEY, name varchar(20), price numeric(10,2), made timestamp")
    statement = await connection.prepare("SELECT id, name, price, made, price * 2 AS p2 FROM ap_desc WHERE id = $1 AND name LIKE $2")
    equal([p.name for p in statement.get_parameters()], ["int4", "text"])
    equal([(a.name, a.type.name) for a in statement.get_attributes()],
          [("id", "int4"), ("name", "varchar"), ("price", "numeric"), ("made", "timestamp"), ("p2", "numeric")])  # fmt: skip
    equal(await statement.fetch(1, "%"), [])
    insert = await connection.prepare("INSERT INTO ap_desc VALUES ($1, $2, $3, $4)")
    equal([p.name for p in insert.get_parameters()], ["int4", "varchar", "numeric", "timestamp"])
    equal(list(insert.get_attributes()), [])
    await insert.fetch(1, "one", Decimal("2.50"), dt.datetime(2024, 2, 29))
    row = await statement.fetchrow(1, "o%")
    equal(tuple(row), (1, "one", Decimal("2.50"), dt.datetime(2024, 2, 29), Decimal("5.00")))
    equal(insert.get_statusmsg(), "INSERT 0 1")


INFERRED = [
    ("SELECT $1 + 1", ["int4"], "int4"),
    ("SELECT 1.5 * $1", ["numeric"], "numeric"),
    ("SELECT $1 || 'x'", ["text"], "text"),
    ("SELECT upper($1)", ["text"], "text"),
    ("SELECT $1", ["text"], "text"),
    ("SELECT $1::int8 + $1", ["int8"], "int8"),
    ("SELECT coalesce($1, 5)", ["int4"], "int4"),
    ("SELECT CASE WHEN $1 THEN $2 ELSE 0.5 END", ["bool", "numeric"], "numeric"),
    ("SELECT $1::date + $2::int", ["date", "int4"], "date"),
    ("SELECT i FROM ap_infer WHERE i = $1", ["int4"], "int4"),
    ("SELECT i FROM ap_infer WHERE i BETWEEN $1 AND $2", ["int4", "int4"], "int4"),
    ("SELECT i FROM ap_infer WHERE i IN ($1, $2)", ["int4", "int4"], "int4"),
    ("SELECT b FROM ap_infer WHERE b > $1", ["int8"], "int8"),
    ("SELECT t FROM ap_infer WHERE t LIKE $1", ["text"], "text"),
    ("SELECT n FROM ap_infer WHERE n >= $1 LIMIT $2 OFFSET $3", ["numeric", "int8", "int8"], "numeric"),
    ("SELECT z FROM ap_infer WHERE z = $1", ["timestamptz"], "timestamptz"),
    ("SELECT max(d) FROM ap_infer WHERE d < $1", ["date"], "date"),
    ("SELECT count(*) FROM ap_infer WHERE f < $1", ["float8"], "int8"),
    ("SELECT sum(i) FROM ap_infer", [], "int8"),
    ("SELECT avg(i) FROM ap_infer", [], "numeric"),
    ("SELECT sum(b) FROM ap_infer", [], "numeric"),
]


# asyncpg asks pg_type about array types.
INFERRED_ARRAYS = [
    ("SELECT $1 = ANY($2::int[])", ["int4", "int4[]"], "bool"),
    ("SELECT i FROM ap_infer WHERE i = ANY($1)", ["int4[]"], "int4"),
]


@check
async def types_are_inferred_as_postgresql_does(connection):
    await inferred(connection, INFERRED)


@check
async def array_types_are_inferred_as_postgresql_does(connection):
    await inferred(connection, INFERRED_ARRAYS)


async def inferred(connection, statements) -> None:
    await fresh_table(connection, "ap_infer", "i int, b bigint, t text, n numeric(8,2), f float8, d date, z timestamptz")
    for sql, parameters, result in statements:
        statement = await connection.prepare(sql)
        equal((sql, [p.name for p in statement.get_parameters()]), (sql, parameters))
        equal((sql, statement.get_attributes()[0].type.name), (sql, result))


async def thousand_rows(connection, table: str) -> None:
    await fresh_table(connection, table, "id int PRIMARY KEY, v text")
    await connection.executemany(f"INSERT INTO {table} VALUES ($1, $2)", [(n, f"row {n}") for n in range(1000)])


@check
async def executemany_inserts_every_row_or_none(connection):
    await thousand_rows(connection, "ap_many")
    equal(await connection.fetchval("SELECT count(*) FROM ap_many"), 1000)
    await fails(
        asyncpg.UniqueViolationError,
        connection.executemany("INSERT INTO ap_many VALUES ($1, $2)", [(5000, "a"), (1, "b"), (5001, "c")]),
    )
    equal(await connection.fetchval("SELECT count(*) FROM ap_many"), 1000)


@check
async def enums_and_composite_types_pass_in_binary(connection):
    await connection.execute("DROP TABLE IF EXISTS ap_made; DROP TYPE IF EXISTS ap_place, ap_mood")
    await connection.execute("CREATE TYPE ap_mood AS ENUM ('sad', 'ok')")
    await connection.execute("CREATE TYPE ap_place AS (street text, number int, m ap_mood)")
    await connection.execute("CREATE TABLE ap_made (id int PRIMARY KEY, m ap_mood, ms ap_mood[], p ap_place)")
    row = (1, "ok", ["sad", None, "ok"], ('a "b", c', 5, "sad"))
    await connection.execute("INSERT INTO ap_made VALUES ($1, $2, $3, $4)", *row)
    await connection.execute("INSERT INTO ap_made VALUES (2, NULL, '{}', ($1, NULL, $2))", "x", "ok")
    got = await connection.fetch("SELECT * FROM ap_made ORDER BY id")
    equal(tuple(got[0].values()), row)
    equal(tuple(got[1].values()), (2, None, [], ("x", None, "ok")))
    equal(await connection.fetchval("SELECT id FROM ap_made WHERE m = $1", "ok"), 1)
    equal(await connection.fetchval("SELECT (p).number FROM ap_made WHERE p = $1::ap_place", ('a "b", c', 5, "sad")), 5)
    await fails(
        asyncpg.InvalidTextRepresentationError, connection.execute("INSERT INTO ap_made VALUES (3, $1)", "bad")
    )
    await connection.execute("DROP TABLE ap_made")
    await connection.execute("DROP TYPE ap_place, ap_mood")


@check
async def cursors_fetch_in_steps(connection):
    await thousand_rows(connection, "ap_rows")
    async with connection.transaction():
        cursor = await connection.cursor("SELECT id, v FROM ap_rows WHERE id >= $1 ORDER BY id", 10)
        equal(tuple(await cursor.fetchrow()), (10, "row 10"))
        equal(len(await cursor.fetch(100)), 100)
        equal(await cursor.forward(5), 5)
        equal((await cursor.fetchrow())["id"], 116)
        seen = [row["id"] async for row in connection.cursor("SELECT id FROM ap_rows ORDER BY id", prefetch=33)]
        equal(seen, list(range(1000)))
        equal(len(await cursor.fetch(5000)), 1000 - 117)
        equal(await cursor.fetchrow(), None)
    rows = await connection.fetch("SELECT id, v FROM ap_rows ORDER BY id")
    equal([tuple(r) for r in rows], [(n, f"row {n}") for n in range(1000)])
    await fails(asyncpg.NoActiveSQLTransactionError, open_cursor(connection))


async def open_cursor(connection):
    await connection.cursor("SELECT 1")


@check
async def transactions_and_savepoints(connection):
    await fresh_table(connection, "ap_tx", "id int PRIMARY KEY")
    async with connection.transaction():
        await connection.execute("INSERT INTO ap_tx VALUES (1)")
        try:
            async with connection.transaction():
                await connection.execute("INSERT INTO ap_tx VALUES (2)")
                await connection.execute("INSERT INTO ap_tx VALUES (1)")
        except asyncpg.UniqueViolationError as error:
            equal((error.sqlstate, error.table_name, error.constraint_name), ("23505", "ap_tx", "ap_tx_pkey"))
        await connection.execute("INSERT INTO ap_tx VALUES (3)")
    equal([r["id"] for r in await connection.fetch("SELECT id FROM ap_tx ORDER BY id")], [1, 3])
    transaction = connection.transaction(readonly=True)
    await transaction.start()
    await fails(asyncpg.ReadOnlySQLTransactionError, connection.execute("DELETE FROM ap_tx"))
    await fails(asyncpg.InFailedSQLTransactionError, connection.fetch("SELECT 1"))
    await transaction.rollback()
    equal(await connection.fetchval("SELECT count(*) FROM ap_tx"), 2)


@check
async def errors_carry_class_and_position(connection):
    await fresh_table(connection, "ap_errors", "id int PRIMARY KEY, v varchar(3) NOT NULL")
    for sql, error in [
        ("SELECT 1 FORM x y", asyncpg.PostgresSyntaxError),
        ("SELECT * FROM ap_nowhere", asyncpg.UndefinedTableError),
        ("SELECT nope FROM ap_errors", asyncpg.UndefinedColumnError),
        ("SELECT nope(1)", asyncpg.UndefinedFunctionError),
        ("SELECT 1/0", asyncpg.DivisionByZeroError),
        ("SELECT 'x'::int", asyncpg.InvalidTextRepresentationError),
        ("INSERT INTO ap_errors VALUES (1, NULL)", asyncpg.NotNullViolationError),
        ("INSERT INTO ap_errors VALUES (1, 'abcd')", asyncpg.StringDataRightTruncationError),
    ]:
        await fails(error, connection.fetch(sql))
        equal(await connection.fetchval("SELECT 1"), 1)
    error = await fails(asyncpg.UndefinedColumnError, connection.fetch("SELECT id, nope FROM ap_errors"))
    equal((error.position, error.message), ("12", 'column "nope" does not exist'))
    await fails(asyncpg.DataError, connection.fetchval("SELECT $1::int", "not a number"))


@check
async def a_timeout_cancels_and_the_connection_lives_on(connection):
    await fails(asyncio.TimeoutError, connection.fetch("SELECT pg_sleep(30)", timeout=0.5))
    equal(await connection.fetchval("SELECT 1"), 1)
    task = asyncio.ensure_future(connection.fetch("SELECT pg_sleep(30)"))
    await asyncio.sleep(0.3)
    task.cancel()
    await fails(asyncio.CancelledError, task)
    equal(await connection.fetchval("SELECT 2"), 2)


@check
async def statements_survive_ddl(connection):
    await fresh_table(connection, "ap_ddl", "id int PRIMARY KEY, v text")
    await connection.execute("INSERT INTO ap_ddl VALUES (1, 'a')")
    equal(tuple(await connection.fetchrow("SELECT * FROM ap_ddl WHERE id = $1", 1)), (1, "a"))
    await connection.execute("ALTER TABLE ap_ddl ADD COLUMN w int")
    equal(tuple(await connection.fetchrow("SELECT * FROM ap_ddl WHERE id = $1", 1)), (1, "a", None))


@check
async def simple_queries_return_their_tags(connection):
    await fresh_table(connection, "ap_tags", "id int PRIMARY KEY")
    equal(await connection.execute("INSERT INTO ap_tags VALUES (1), (2)"), "INSERT 0 2")
    equal(await connection.execute("UPDATE ap_tags SET id = id + 10"), "UPDATE 2")
    equal(await connection.execute("SELECT 1; DELETE FROM ap_tags"), "DELETE 2")
    equal(await connection.execute("SET application_name = 'x'"), "SET")
    equal(await connection.execute("CREATE TABLE ap_tags2 (id int); DROP TABLE ap_tags2"), "DROP TABLE")
    equal(await connection.fetch(""), [])


@check
async def settings_and_reset(connection):
    equal(connection.get_settings().TimeZone, "UTC")
    equal(connection.get_server_version().major, 15)
    await connection.execute("SET TimeZone = 'Europe/Berlin'")
    equal(connection.get_settings().TimeZone, "Europe/Berlin")
    moment = dt.datetime(2024, 6, 30, 12, 0, tzinfo=UTC)
    equal(await connection.fetchval("SELECT $1::timestamptz::text", moment), "2024-06-30 14:00:00+02")
    await connection.reset()
    equal(connection.get_settings().TimeZone, "UTC")


@check
async def a_pool_serves_many_tasks(connection):
    await thousand_rows(connection, "ap_pool")
    async with asyncpg.create_pool(min_size=2, max_size=8, timeout=10) as pool:

        async def one(n: int):
            return await pool.fetchval("SELECT v FROM ap_pool WHERE id = $1", n)

        equal(await asyncio.gather(*(one(n) for n in range(300))), [f"row {n}" for n in range(300)])


@check
async def floats_arrive_bit_by_bit(connection):
    for number in (0.1, 5e-324, 1.7976931348623157e308, -0.0):
        got = await connection.fetchval("SELECT $1::float8", number)
        equal(struct.pack("d", got), struct.pack("d", number))


@check
async def copy_records_in_binary(connection):
    await fresh_table(
        connection, "ap_copy", "id int PRIMARY KEY, s text, n numeric(8,2), d date, ts timestamptz, u uuid, a int[]"
    )
    moment = dt.datetime(2024, 2, 29, 12, 34, 56, 789012, tzinfo=UTC)
    records = [
        (1, "one", Decimal("1.50"), dt.date(2024, 2, 29), moment, uuid.UUID(int=7), [1, None]),
        (2, None, None, None, None, None, None),
    ]
    equal(await connection.copy_records_to_table("ap_copy", records=records), "COPY 2")
    equal([tuple(r) for r in await connection.fetch("SELECT * FROM ap_copy ORDER BY id")], records)
    many = ((i, f"row {i}") for i in range(10, 20010))
    equal(await connection.copy_records_to_table("ap_copy", records=many, columns=["id", "s"]), "COPY 20000")
    equal(await connection.fetchval("SELECT count(*) FROM ap_copy"), 20002)


@check
async def copy_to_and_from_files(connection):
    await fresh_table(connection, "ap_copy", "id int PRIMARY KEY, s text")
    data = b"id;s\n1;one\n2;\n"
    result = await connection.copy_to_table("ap_copy", source=io.BytesIO(data), format="csv", header=True, delimiter=";")
    equal(result, "COPY 2")
    out = io.BytesIO()
    result = await connection.copy_from_query(
        "SELECT * FROM ap_copy WHERE id < $1 ORDER BY id", 3, output=out, format="csv", header=True, delimiter=";"
    )
    equal((result, out.getvalue()), ("COPY 2", data))
    out = io.BytesIO()
    equal(await connection.copy_from_table("ap_copy", columns=["s"], output=out, null="-"), "COPY 2")
    equal(out.getvalue(), b"one\n-\n")


@check
async def a_copy_that_fails_keeps_the_connection(connection):
    await fresh_table(connection, "ap_copy", "id int PRIMARY KEY, s text")
    error = await fails(
        asyncpg.InvalidTextRepresentationError, connection.copy_to_table("ap_copy", source=io.BytesIO(b"1\ta\nx\tb\n"))
    )
    equal(error.context, 'COPY ap_copy, line 2, column id: "x"')
    records = [(1, "a"), (1, "b")]
    await fails(asyncpg.UniqueViolationError, connection.copy_records_to_table("ap_copy", records=records))

    async def broken():
        yield b"1\ta\n"
        raise ZeroDivisionError

    await fails(ZeroDivisionError, connection.copy_to_table("ap_copy", source=broken()))
    equal(await connection.fetchval("SELECT count(*) FROM ap_copy"), 0)


run()
