"""pandas' to_sql and read_sql by SQLAlchemy and psycopg against a started server: PGHOST, … say which."""

import csv
import io
import os

import numpy as np
import pandas as pd
import sqlalchemy as sa

import checks
from checks import equal, run

ADDRESS = sa.URL.create(
    "postgresql+psycopg",
    os.environ["PGUSER"],
    os.environ["PGPASSWORD"],
    os.environ["PGHOST"],
    int(os.environ["PGPORT"]),
    os.environ["PGDATABASE"],
)
ROWS = 1500


def frame() -> pd.DataFrame:
    numbers = np.arange(ROWS)
    made = pd.DataFrame(
        {
            "id": numbers,
            "name": [f"Grüße {n}" if n % 7 else None for n in numbers],
            "score": np.where(numbers % 5 == 0, np.nan, numbers / 8),
            "ok": numbers % 2 == 0,
            "day": pd.to_datetime("2024-02-29") + pd.to_timedelta(numbers, unit="h"),
        }
    )
    return made.astype({"name": object})


def copy_rows(table, connection, keys, rows) -> int:
    """The callable of pandas' user guide, "Insertion method": COPY FROM STDIN with CSV."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    columns = ", ".join(f'"{key}"' for key in keys)
    with connection.connection.cursor() as cursor:
        with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN WITH CSV') as copy:
            copy.write(text.getvalue())
        return cursor.rowcount


def check(body):
    """Registers a function that takes an engine."""

    def with_engine() -> None:
        engine = sa.create_engine(ADDRESS)
        try:
            body(engine)
        finally:
            with engine.begin() as connection:
                connection.execute(sa.text("DROP TABLE IF EXISTS pd_frame"))
            engine.dispose()

    with_engine.__name__ = body.__name__
    return checks.check(with_engine)


def write_and_read(engine, **options) -> None:
    written = frame()
    written.to_sql("pd_frame", engine, index=False, if_exists="replace", **options)
    read = pd.read_sql("SELECT * FROM pd_frame ORDER BY id", engine)
    read = read.astype({"name": object}).where(read.notna() | (read.dtypes != object), None)
    pd.testing.assert_frame_equal(read, written, check_dtype=False)
    equal([str(kind) for kind in read.dtypes][2:4], ["float64", "bool"])


@check
def a_frame_is_written_row_by_row_and_read_back(engine):
    write_and_read(engine)


@check
def a_frame_is_written_with_many_rows_in_an_insert_and_read_back(engine):
    write_and_read(engine, method="multi", chunksize=400)


@check
def a_frame_is_written_by_copy_and_read_back(engine):
    write_and_read(engine, method=copy_rows)


@check
def frames_are_appended_and_replaced(engine):
    small = pd.DataFrame({"n": [1, 2]})
    small.to_sql("pd_frame", engine, index=False)
    small.to_sql("pd_frame", engine, index=False, if_exists="append")
    equal(pd.read_sql_table("pd_frame", engine)["n"].tolist(), [1, 2, 1, 2])
    try:
        small.to_sql("pd_frame", engine, index=False)
        raise AssertionError("no ValueError")
    except ValueError:
        pass
    small.to_sql("pd_frame", engine, index_label="i", if_exists="replace")
    equal(sorted(pd.read_sql_table("pd_frame", engine, index_col="i").columns), ["n"])


@check
def parameters_and_chunks_are_read(engine):
    frame().to_sql("pd_frame", engine, index=False)
    query = sa.text("SELECT id, score FROM pd_frame WHERE ok = :ok AND id < :most ORDER BY id")
    chunks = list(pd.read_sql(query, engine, params={"ok": True, "most": 1000}, chunksize=150))
    equal([len(chunk) for chunk in chunks], [150, 150, 150, 50])
    equal(int(sum(chunk["id"].sum() for chunk in chunks)), 249500)


@check
def a_group_is_summed_as_pandas_sums_it(engine):
    written = frame()
    written.to_sql("pd_frame", engine, index=False)
    read = pd.read_sql("SELECT ok, sum(score) AS score, count(name) AS names FROM pd_frame GROUP BY ok ORDER BY ok", engine)
    expected = written.groupby("ok").agg(score=("score", "sum"), names=("name", "count")).reset_index()
    pd.testing.assert_frame_equal(read, expected, check_dtype=False)


if __name__ == "__main__":
    run()
