"""Django's ORM against a started server: the contrib apps' migrations, and models of its own. PGHOST, … say which."""

import datetime as dt
import io
import os
import uuid
from decimal import Decimal

import django
from django.conf import settings

settings.configure(
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": os.environ["PGHOST"],
            "PORT": os.environ["PGPORT"],
            "USER": os.environ["PGUSER"],
            "PASSWORD": os.environ["PGPASSWORD"],
            "NAME": os.environ["PGDATABASE"],
            # Django declares every foreign key INITIALLY DEFERRED; PostgreSQL takes the setting as one of an extension.
            "OPTIONS": {"options": "-c iris_pgwire.deferred_constraints=immediate"},
        }
    },
    INSTALLED_APPS=[
        "django.contrib.admin",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.postgres",
        "django.contrib.sessions",
        "django.contrib.sites",
        "shelf",
    ],
    SECRET_KEY="of no use to anybody",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    SITE_ID=1,
)
django.setup()

from django.contrib.auth.models import Group, Permission, User  # noqa: E402
from django.contrib.postgres.aggregates import ArrayAgg  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import IntegrityError, connection, models, transaction  # noqa: E402
from django.db.models import Avg, Case, Count, Exists, F, OuterRef, Subquery, Sum, Value, When, Window  # noqa: E402
from django.db.models.functions import Rank, TruncMonth, Upper  # noqa: E402

from shelf.models import Author, Book  # noqa: E402

import checks  # noqa: E402
from checks import equal, run  # noqa: E402


OUT = dt.datetime(2024, 2, 29, 12, 34, 56, 789012, tzinfo=dt.timezone.utc)


def check(body):
    """Registers a function that runs with the shelf's tables and three books in them."""

    def with_shelf() -> None:
        with connection.schema_editor() as editor:
            editor.create_model(Author)
            editor.create_model(Book)
        try:
            ann, bob = Author.objects.bulk_create([Author(name="Ann"), Author(name="Bob")])
            Book.objects.create(title="One", author=ann, price=Decimal("1.50"), out=OUT, tags=["a", "b"], data={"n": 1})
            day = dt.timedelta(days=1)
            later = OUT + 30 * day
            Book.objects.create(title="Two", author=ann, price=Decimal("4.00"), out=later, read_in=day, data={"n": [2]})
            Book.objects.create(title="Six", author=bob, price=Decimal("9.25"), out=later, read_in=3 * day, tags=["b"])
            body()
        finally:
            with connection.schema_editor() as editor:
                editor.delete_model(Book)
                editor.delete_model(Author)

    with_shelf.__name__ = body.__name__
    return checks.check(with_shelf)


@checks.check
def contributed_applications_are_migrated():
    call_command("migrate", verbosity=0)
    listed = io.StringIO()
    call_command("showmigrations", format="plan", stdout=listed)
    equal(any(line.startswith("[ ]") for line in listed.getvalue().splitlines()), False)
    equal({"auth_user", "django_session"} <= set(connection.introspection.table_names()), True)


@checks.check
def users_groups_and_sessions_are_kept():
    User.objects.filter(username="ann").delete()
    Group.objects.filter(name="ward").delete()
    user = User.objects.create_user("ann", "ann@example.org", "secret")
    group = Group.objects.create(name="ward")
    group.permissions.set(Permission.objects.filter(codename__startswith="view_"))
    user.groups.add(group)
    user = User.objects.get(username="ann")
    equal(user.check_password("secret"), True)
    equal(user.has_perm("auth.view_user"), True)
    session = SessionStore()
    session["user"] = user.pk
    session.save()
    equal(SessionStore(session.session_key)["user"], user.pk)


@check
def values_come_back_as_they_were_saved():
    book = Book.objects.select_related("author").get(title="One")
    equal((book.price, book.out, book.tags, book.data, book.read_in), (Decimal("1.50"), OUT, ["a", "b"], {"n": 1}, None))
    equal(book.author.name, "Ann")
    equal(Book.objects.get(title="Two").read_in, dt.timedelta(days=1))


@check
def groups_are_summed_and_counted():
    authors = Author.objects.annotate(n=Count("books"), total=Sum("books__price"), time=Sum("books__read_in"))
    equal(
        list(authors.order_by("name").values_list("name", "n", "total", "time")),
        [("Ann", 2, Decimal("5.50"), dt.timedelta(days=1)), ("Bob", 1, Decimal("9.25"), dt.timedelta(days=3))],
    )
    equal(Book.objects.aggregate(mean=Avg("read_in"))["mean"], dt.timedelta(days=2))
    months = Book.objects.annotate(month=TruncMonth("out")).values("month").annotate(n=Count("pk")).order_by("month")
    equal([(row["month"].month, row["n"]) for row in months], [(2, 1), (3, 2)])


@check
def subqueries_windows_and_conditions_are_queried():
    dear = Book.objects.filter(author=OuterRef("pk"), price__gt=3).order_by("title")
    authors = Author.objects.annotate(has=Exists(dear), first=Subquery(dear.values("title")[:1])).order_by("name")
    equal(list(authors.values_list("name", "has", "first")), [("Ann", True, "Two"), ("Bob", True, "Six")])
    grouped = Author.objects.annotate(has=Exists(dear.filter(price__gt=5))).values("has").annotate(n=Count("pk"))
    equal(sorted((row["has"], row["n"]) for row in grouped), [(False, 1), (True, 1)])
    rank = Window(Rank(), partition_by="author", order_by=F("price").desc())
    equal(
        list(Book.objects.annotate(rank=rank).order_by("title").values_list("title", "rank")),
        [("One", 2), ("Six", 1), ("Two", 1)],
    )
    size = Case(When(price__lt=2, then=Value("low")), default=Upper("title"))
    equal(list(Book.objects.annotate(size=size).order_by("id").values_list("size", flat=True)), ["low", "TWO", "SIX"])


@check
def arrays_and_json_are_searched():
    equal(list(Book.objects.filter(tags__contains=["b"]).order_by("id").values_list("title", flat=True)), ["One", "Six"])
    equal(list(Book.objects.filter(data__n=1).values_list("title", flat=True)), ["One"])
    equal(Book.objects.filter(title__icontains="O").count(), 2)
    names = Author.objects.annotate(titles=ArrayAgg("books__title", order_by="books__title")).order_by("name")
    equal([author.titles for author in names], [["One", "Two"], ["Six"]])


@check
def rows_are_changed_in_bulk():
    equal(Book.objects.filter(author__name="Ann").update(price=F("price") * 2, data={"changed": True}), 2)
    equal(sorted(Book.objects.values_list("price", flat=True)), [Decimal("3.00"), Decimal("8.00"), Decimal("9.25")])
    books = list(Book.objects.order_by("id"))
    for book in books:
        book.title += "!"
    equal(Book.objects.bulk_update(books, ["title"]), 3)
    Author.objects.bulk_create(
        [Author(name="Ann", key=uuid.UUID(int=5)), Author(name="Cyd")],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["key"],
    )
    equal(Author.objects.get(name="Ann").key, uuid.UUID(int=5))
    equal(Author.objects.get_or_create(name="Cyd")[1], False)
    equal(Author.objects.filter(name="Ann").delete()[0], 3)
    equal(Book.objects.count(), 1)


@check
def atomic_blocks_are_undone_alone():
    with transaction.atomic():
        Author.objects.create(name="Cyd")
        try:
            with transaction.atomic():
                Author.objects.create(name="Dan")
                Author.objects.create(name="Cyd")
            raise AssertionError("no IntegrityError")
        except IntegrityError:
            pass
        Author.objects.select_for_update().get(name="Ann")
    equal(sorted(Author.objects.values_list("name", flat=True)), ["Ann", "Bob", "Cyd"])
    try:
        Book.objects.update(price=-1)
        raise AssertionError("no IntegrityError")
    except IntegrityError as error:
        equal(error.__cause__.sqlstate, "23514")


@check
def a_table_is_inspected():
    text = io.StringIO()
    call_command("inspectdb", "shelf_book", stdout=text)
    lines = {line.strip().split(" = ")[0]: line.strip().split(" = ")[-1] for line in text.getvalue().splitlines()}
    equal(lines["title"], "models.CharField(max_length=40)")
    equal(lines["author"], "models.ForeignKey('ShelfAuthor', models.DO_NOTHING)")
    equal(lines["price"], "models.DecimalField(max_digits=8, decimal_places=2)")
    equal(lines["read_in"], "models.DurationField(blank=True, null=True)")
    equal(lines["data"], "models.JSONField()")


@check
def a_column_is_added_changed_and_removed():
    pages = models.IntegerField(null=True)
    pages.set_attributes_from_name("pages")
    wide = models.CharField(max_length=80)
    wide.set_attributes_from_name("title")
    with connection.schema_editor() as editor:
        editor.add_field(Book, pages)
        editor.alter_field(Book, Book._meta.get_field("title"), wide)
        editor.remove_field(Book, pages)
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, "shelf_book")
    equal([(c.name, c.display_size) for c in columns if c.name in ("title", "pages")], [("title", 80)])


if __name__ == "__main__":
    run()
