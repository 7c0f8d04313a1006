"""SQLAlchemy 2's ORM and core against a started server, by psycopg, psycopg2 and asyncpg: PGHOST, … say which.

The same checks run by each driver; those of asyncpg run in SQLAlchemy's greenlets.
"""

import asyncio
import datetime as dt
import enum
import functools
import os
import uuid
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload

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


class Base(DeclarativeBase):
    pass


class Ward(enum.Enum):
    general = "general"
    intensive = "intensive care"


class Patient(Base):
    __tablename__ = "sa_patient"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(50), unique=True)
    ward: Mapped[Ward] = mapped_column(sa.Enum(Ward, name="sa_ward"))
    born: Mapped[dt.date | None]
    tags: Mapped[list[str]] = mapped_column(pg.ARRAY(sa.Text))
    data: Mapped[dict] = mapped_column(pg.JSONB)
    key: Mapped[uuid.UUID]
    seen: Mapped[dt.datetime] = mapped_column(sa.DateTime(timezone=True))
    results: Mapped[list["Result"]] = relationship(back_populates="patient", cascade="all, delete-orphan")


class Result(Base):
    __tablename__ = "sa_result"
    id: Mapped[int] = mapped_column(primary_key=True)
    patient_id: Mapped[int] = mapped_column(sa.ForeignKey("sa_patient.id"))
    value: Mapped[Decimal] = mapped_column(sa.Numeric(8, 2))
    patient: Mapped[Patient] = relationship(back_populates="results")


SEEN = dt.datetime(2024, 2, 29, 12, 34, 56, 789012, tzinfo=dt.timezone.utc)


def patient(name: str, ward: Ward = Ward.general, *values: str) -> Patient:
    return Patient(
        name=name,
        ward=ward,
        born=dt.date(1980, 2, 29),
        tags=["a", 'b "c"', name],
        data={"n": 1, "list": [1, None], "name": name},
        key=uuid.uuid5(uuid.NAMESPACE_DNS, name),
        seen=SEEN,
        results=[Result(value=Decimal(value)) for value in values],
    )


def synchronous(driver: str, body) -> None:
    engine = sa.create_engine(ADDRESS.set(drivername="postgresql+" + driver))
    try:
        with engine.connect() as connection:
            body(connection)
    finally:
        engine.dispose()


def asynchronous(driver: str, body) -> None:
    async def go() -> None:
        engine = create_async_engine(ADDRESS.set(drivername="postgresql+" + driver))
        try:
            async with engine.connect() as connection:
                await connection.run_sync(body)
        finally:
            await engine.dispose()

    asyncio.run(asyncio.wait_for(go(), 120))


def check(body):
    """Registers a function that takes a connection, with fresh tables, once for each driver."""

    def with_tables(connection) -> None:
        Base.metadata.drop_all(connection)
        Base.metadata.create_all(connection)
        connection.commit()
        try:
            body(connection)
        finally:
            connection.rollback()
            Base.metadata.drop_all(connection)
            connection.commit()

    for driver, runner in (("psycopg", synchronous), ("psycopg2", synchronous), ("asyncpg", asynchronous)):
        by_driver = functools.partial(runner, driver, with_tables)
        by_driver.__name__ = f"{body.__name__}_by_{driver}"
        checks.check(by_driver)
    return body


@check
def objects_come_back_as_they_were_saved(connection):
    with Session(connection) as session:
        session.add_all([patient("Ann", Ward.intensive, "1.50", "2.25"), patient("Bob")])
        session.commit()
    with Session(connection) as session:
        ann = session.scalars(
            sa.select(Patient).where(Patient.name == "Ann").options(selectinload(Patient.results))
        ).one()
        equal(ann.ward, Ward.intensive)
        equal(ann.born, dt.date(1980, 2, 29))
        equal(ann.tags, ["a", 'b "c"', "Ann"])
        equal(ann.data, {"n": 1, "list": [1, None], "name": "Ann"})
        equal(str(ann.key), str(uuid.uuid5(uuid.NAMESPACE_DNS, "Ann")))  # asyncpg has a UUID of its own
        equal(ann.seen.astimezone(dt.timezone.utc), SEEN)
        equal(sorted(result.value for result in ann.results), [Decimal("1.50"), Decimal("2.25")])


@check
def changes_and_deletions_of_a_unit_of_work_are_written(connection):
    with Session(connection) as session:
        ann, bob = patient("Ann", Ward.general, "1.00"), patient("Bob", Ward.general, "3.00")
        session.add_all([ann, bob])
        session.commit()
        ann.ward = Ward.intensive
        ann.data = {**ann.data, "n": 2}
        ann.results.append(Result(value=Decimal("7.00")))
        session.delete(bob)
        session.commit()
    rows = connection.execute(
        sa.select(Patient.name, Patient.data["n"].as_integer(), sa.func.sum(Result.value))
        .join(Result)
        .group_by(Patient.id)
    ).all()
    equal([tuple(row) for row in rows], [("Ann", 2, Decimal("8.00"))])


@check
def many_rows_are_inserted_with_their_keys_in_order(connection):
    names = [f"p{n:04}" for n in range(1200)]
    with Session(connection) as session:
        patients = [patient(name) for name in names]
        session.add_all(patients)
        session.flush()
        ids = [each.id for each in patients]
        equal(ids, sorted(ids))
        equal(len(set(ids)), 1200)
        equal(list(session.scalars(sa.select(Patient.name).order_by(Patient.id))), names)


@check
def an_upsert_returns_what_it_wrote(connection):
    table = Result.__table__.c
    with Session(connection) as session:
        session.add(patient("Ann", Ward.general, "1.00"))
        session.commit()
    insert = pg.insert(Patient.__table__).values(
        name="Ann", ward=Ward.intensive, tags=[], data={}, key=uuid.UUID(int=1), seen=SEEN
    )
    upsert = insert.on_conflict_do_update(index_elements=["name"], set_={"ward": insert.excluded.ward})
    row = connection.execute(upsert.returning(Patient.name, Patient.ward)).one()
    equal(tuple(row), ("Ann", Ward.intensive))
    changed = connection.execute(sa.update(Result).values(value=table.value * 2).returning(table.value)).scalars()
    equal(list(changed), [Decimal("2.00")])


@check
def an_error_leaves_the_rest_of_the_transaction_to_a_savepoint(connection):
    with Session(connection) as session:
        session.add(patient("Ann"))
        session.flush()
        try:
            with session.begin_nested():
                session.add(patient("Ann"))
            raise AssertionError("no IntegrityError")
        except IntegrityError as error:
            cause = error.orig
            equal(getattr(cause, "sqlstate", None) or cause.pgcode, "23505")
        session.add(patient("Bob"))
        session.commit()
        equal(list(session.scalars(sa.select(Patient.name).order_by(Patient.name))), ["Ann", "Bob"])


@check
def arrays_json_and_windows_are_queried(connection):
    with Session(connection) as session:
        session.add_all([patient("Ann", Ward.general, "1.00", "4.00"), patient("Bob", Ward.intensive, "9.00")])
        session.commit()
    named = connection.execute(
        sa.select(Patient.name).where(Patient.tags.contains(["Bob"]), Patient.data["name"].astext == "Bob")
    ).scalars()
    equal(list(named), ["Bob"])
    rank = sa.func.row_number().over(order_by=Result.value.desc())
    rows = connection.execute(sa.select(rank, Patient.name).join(Result.patient).order_by(rank)).all()
    equal([tuple(row) for row in rows], [(1, "Bob"), (2, "Ann"), (3, "Ann")])


@check
def reflected_tables_are_as_defined(connection):
    inspector = sa.inspect(connection)
    equal({"sa_patient", "sa_result"} <= set(inspector.get_table_names()), True)
    table = sa.Table("sa_patient", sa.MetaData(), autoload_with=connection)
    equal(str(table.c.tags.type), "ARRAY")
    equal([type(column.type).__name__ for column in table.c][:4], ["INTEGER", "VARCHAR", "ENUM", "DATE"])
    equal(table.c.ward.type.enums, [ward.name for ward in Ward])
    equal([column.nullable for column in table.c], [False, False, False, True, False, False, False, False])
    equal(inspector.get_unique_constraints("sa_patient")[0]["column_names"], ["name"])
    key = inspector.get_foreign_keys("sa_result")[0]
    equal((key["constrained_columns"], key["referred_table"]), (["patient_id"], "sa_patient"))


@check
def tables_made_in_a_transaction_go_with_its_rollback(connection):
    extra = sa.Table("sa_extra", sa.MetaData(), sa.Column("a", pg.ARRAY(sa.Integer)))
    extra.create(connection)
    connection.execute(extra.insert(), {"a": [1, 2]})
    equal(connection.execute(sa.select(extra.c.a)).scalar(), [1, 2])
    connection.rollback()
    equal(sa.inspect(connection).has_table("sa_extra"), False)


if __name__ == "__main__":
    run()
