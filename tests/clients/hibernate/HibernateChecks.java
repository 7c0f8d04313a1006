import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.LogManager;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/** Hibernate ORM against a started server: PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE say which. */
final class HibernateChecks {
  private static final List<String> TABLES = List.of("hb_book_genre", "hb_book", "hb_author_nicknames", "hb_author", "hb_genre");

  private final SessionFactory factory;

  private HibernateChecks(SessionFactory factory) {
    this.factory = factory;
  }

  public static void main(String[] words) throws SQLException {
    LogManager.getLogManager().reset();
    Checks checks = new Checks(List.of(words));
    try (Connection connection = Checks.connect()) {
      for (String table : TABLES) {
        Checks.run(connection, "DROP TABLE IF EXISTS " + table + " CASCADE");
      }
      Checks.run(connection, "DROP SEQUENCE IF EXISTS hb_author_seq");
    }
    try (SessionFactory factory = configuration("update").buildSessionFactory()) {
      HibernateChecks own = new HibernateChecks(factory);
      checks.run("the schema that update makes is validated", HibernateChecks::validates);
      checks.run("values of every type come back", own::roundTrips);
      checks.run("queries of HQL find what they should", own::queries);
      checks.run("associations are fetched, and removed with their owner", own::fetches);
      checks.run("functions of HQL", own::functions);
      checks.run("pages, groups and subqueries", own::pages);
      checks.run("HQL changes, inserts and upserts", own::changes);
      checks.run("batches of statements", own::batches);
      checks.run("locks and versions", own::locks);
      checks.run("a transaction is rolled back", own::rollsBack);
      checks.run("broken constraints are told by their names", own::constraints);
      checks.run("native queries and JSON", own::natives);
    }
    checks.run("create-drop leaves nothing", HibernateChecks::drops);
    System.exit(checks.close());
  }

  private static Configuration configuration(String schema) {
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(Author.class).addAnnotatedClass(Book.class).addAnnotatedClass(Genre.class);
    configuration.setProperty(AvailableSettings.JAKARTA_JDBC_URL, "jdbc:postgresql://%s:%s/%s".formatted(System.getenv("PGHOST"), System.getenv("PGPORT"), System.getenv("PGDATABASE")));
    configuration.setProperty(AvailableSettings.JAKARTA_JDBC_USER, System.getenv("PGUSER"));
    configuration.setProperty(AvailableSettings.JAKARTA_JDBC_PASSWORD, System.getenv("PGPASSWORD"));
    configuration.setProperty(AvailableSettings.HBM2DDL_AUTO, schema);
    configuration.setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "20");
    configuration.setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC");
    configuration.setProperty(AvailableSettings.SHOW_SQL, String.valueOf(System.getenv("SHOW_SQL") != null));
    return configuration;
  }

  private void in(Consumer<Session> work) {
    factory.inTransaction(work);
  }

  private <T> T of(Function<Session, T> work) {
    return factory.fromTransaction(work);
  }

  /** Three authors and their books. */
  private void fill() {
    in(
        session -> {
          for (Book book : session.createSelectionQuery("from Book", Book.class).getResultList()) {
            session.remove(book);
          }
          session.createSelectionQuery("from Author", Author.class).getResultList().forEach(session::remove);
          session.flush();
          session.createMutationQuery("delete Genre").executeUpdate();
        });
    in(
        session -> {
          Genre novel = new Genre("n", "novel");
          session.persist(novel);
          Author ada = author("Ada", Rank.KNOWN, 30, "1990-02-28");
          ada.nicknames.addAll(List.of("A", "it's"));
          book(ada, "Alpha", "1.50").genres.add(novel);
          book(ada, "Beta", "2.50").genres.add(novel);
          Author bob = author("Bob", Rank.NEW, 40, null);
          book(bob, "Gamma", "3.50");
          session.persist(ada);
          session.persist(bob);
          session.persist(author("Cyd", Rank.NEW, null, "2000-01-01"));
        });
  }

  private static Author author(String name, Rank rank, Integer age, String born) {
    Author author = new Author();
    author.name = name;
    author.rank = rank;
    author.age = age;
    author.born = born == null ? null : LocalDate.parse(born);
    return author;
  }

  private static Book book(Author author, String title, String price) {
    Book book = new Book();
    book.title = title;
    book.price = new BigDecimal(price);
    book.author = author;
    author.books.add(book);
    return book;
  }

  private static void validates() {
    configuration("validate").buildSessionFactory().close();
    String message = "";
    try {
      configuration("validate").addAnnotatedClass(Missing.class).buildSessionFactory().close();
    } catch (SchemaManagementException e) {
      message = e.getMessage();
    }
    Checks.equal(message, "Schema-validation: missing table [hb_missing]");
  }

  private void roundTrips() {
    fill();
    Instant seen = Instant.parse("2024-02-29T12:34:56.789012Z");
    UUID id =
        of(
            session -> {
              Author author = session.createSelectionQuery("from Author where name = 'Bob'", Author.class).getSingleResult();
              Book book = book(author, "it's \"quoted\" \\ 世界", "19.90");
              book.pages = 9007199254740993L;
              book.weight = 0.1;
              book.inPrint = true;
              book.cover = new byte[] {0, -1, 92};
              book.seen = seen;
              book.tags = new String[] {"a", "b \"c\"", null};
              book.data = new ArrayList<>(List.of("x", 1, Map.of("y", true)));
              book.note = "long ".repeat(1000);
              session.persist(book);
              return book.id;
            });
    in(
        session -> {
          Book book = session.find(Book.class, id);
          Checks.equal(List.of(book.title, book.price, book.pages, book.weight, book.inPrint, book.seen), List.of("it's \"quoted\" \\ 世界", new BigDecimal("19.90"), 9007199254740993L, 0.1, true, seen));
          Checks.equal(book.cover, new byte[] {0, -1, 92});
          Checks.equal(book.tags, new String[] {"a", "b \"c\"", null});
          Checks.equal(book.data, List.of("x", 1, Map.of("y", true)));
          Checks.equal(book.note.length(), 5000);
          Checks.equal(book.author.rank, Rank.NEW);
        });
  }

  private List<String> names(String condition) {
    return of(session -> session.createSelectionQuery("select a.name from Author a where " + condition + " order by a.name", String.class).getResultList());
  }

  private void queries() {
    fill();
    Checks.equal(names("a.age > 35"), List.of("Bob"));
    Checks.equal(names("a.name ilike 'a%' or a.age is null"), List.of("Ada", "Cyd"));
    Checks.equal(names("a.rank = KNOWN"), List.of("Ada"));
    Checks.equal(names("a.born between date 1990-01-01 and date 1999-12-31"), List.of("Ada"));
    Checks.equal(names("a.books is empty"), List.of("Cyd"));
    Checks.equal(names("'it''s' member of a.nicknames"), List.of("Ada"));
    Checks.equal(names("exists (select 1 from a.books b where b.price > 3)"), List.of("Bob"));
    Checks.equal(names("a.age >= all (select coalesce(x.age, 0) from Author x)"), List.of("Bob"));
    Checks.equal(names("(a.name, a.age) in (('Ada', 30), ('Bob', 1))"), List.of("Ada"));
    Checks.equal(
        of(session -> session.createSelectionQuery("from Author where name in :n", Author.class).setParameterList("n", List.of("Ada", "Bob")).getResultCount()), 2L);
  }

  private void fetches() {
    fill();
    List<Author> read = of(session -> session.createSelectionQuery("select distinct a from Author a left join fetch a.books b left join fetch b.genres order by a.name, b.title", Author.class).getResultList());
    Checks.equal(read.stream().map(a -> a.name + a.books.stream().map(b -> b.title + b.genres.size()).toList()).toList(), List.of("Ada[Alpha1, Beta1]", "Bob[Gamma0]", "Cyd[]"));
    in(session -> session.remove(session.createSelectionQuery("from Author where name = 'Ada'", Author.class).getSingleResult()));
    Checks.equal(of(session -> session.createSelectionQuery("select title from Book", String.class).getResultList()), List.of("Gamma"));
  }

  private Object computed(String expression) {
    return of(session -> session.createSelectionQuery("select " + expression + " from Author a where a.name = 'Ada'", Object.class).getSingleResult());
  }

  private void functions() {
    fill();
    Checks.equal(computed("upper(a.name) || '-' || length(a.name)"), "ADA-3");
    Checks.equal(computed("extract(year from a.born)"), 1990);
    Checks.equal(computed("a.born + 1 month"), LocalDate.parse("1990-03-28"));
    Checks.equal(computed("year(a.born) + month(a.born) + day(a.born)"), 2020);
    Checks.equal(computed("coalesce(nullif(a.name, 'Ada'), 'none')"), "none");
    Checks.equal(computed("cast(a.age as string)"), "30");
    Checks.equal(computed("replace(substring(a.name, 2, 2), 'd', 'x')"), "xa");
    Checks.equal(computed("trim(both '-' from '--x--')"), "x");
    Checks.equal(computed("locate('d', a.name)"), 2);
    Checks.equal(computed("round(cast(a.age as BigDecimal) / 7, 2)"), new BigDecimal("4.29"));
    Checks.equal(computed("case when a.age > 20 then 'old' else 'young' end"), "old");
    Checks.equal(computed("format(a.born as 'yyyy/MM/dd')"), "1990/02/28");
    Checks.equal(computed("(select listagg(b.title, ',') within group (order by b.title desc) from a.books b)"), "Beta,Alpha");
    Checks.equal(computed("size(a.books)"), 2);
    Checks.equal(computed("greatest(a.age, 31) + least(a.age, 3) + mod(a.age, 7)"), 36);
  }

  private void pages() {
    fill();
    Checks.equal(
        of(session -> session.createSelectionQuery("select a.name from Author a order by a.age desc nulls last, a.name", String.class).setFirstResult(1).setMaxResults(2).getResultList()),
        List.of("Ada", "Cyd"));
    Checks.equal(
        of(session -> session.createSelectionQuery("select a.name, count(b), sum(b.price), max(b.title) from Author a join a.books b group by a.name having count(b) > 0 order by a.name", Object[].class).getResultList()).stream().map(List::of).toList(),
        List.of(List.of("Ada", 2L, new BigDecimal("4.00"), "Beta"), List.of("Bob", 1L, new BigDecimal("3.50"), "Gamma")));
    Checks.equal(
        of(session -> session.createSelectionQuery("select t.n from (select a.name as n, a.age as g from Author a where a.age > 1 order by a.age desc limit 1) t", String.class).getResultList()), List.of("Bob"));
    Checks.equal(
        of(session -> session.createSelectionQuery("with old as (select a.name as n from Author a where a.age > 35) select o.n from old o", String.class).getResultList()), List.of("Bob"));
    Checks.equal(
        of(session -> session.createSelectionQuery("select b.title, rank() over (partition by b.author.id order by b.price desc) from Book b order by b.title", Object[].class).getResultList()).stream().map(List::of).toList(),
        List.of(List.of("Alpha", 2L), List.of("Beta", 1L), List.of("Gamma", 1L)));
    Checks.equal(
        of(session -> session.createSelectionQuery("select a.name as n from Author a where a.name = 'Ada' union select b.title as n from Book b where b.title = 'Beta' order by 1", String.class).getResultList()), List.of("Ada", "Beta"));
  }

  private void changes() {
    fill();
    Checks.equal(of(session -> session.createMutationQuery("update Author set age = age + 1 where age is not null").executeUpdate()), 2);
    Checks.equal(names("a.age in (31, 41)"), List.of("Ada", "Bob"));
    Checks.equal(of(session -> session.createMutationQuery("insert into Genre (code, name) values ('p', 'poem'), ('q', 'quote')").executeUpdate()), 2);
    Checks.equal(of(session -> session.createMutationQuery("insert into Genre (code, name) values ('p', 'Poem') on conflict (code) do update set name = excluded.name").executeUpdate()), 1);
    Checks.equal(of(session -> session.find(Genre.class, "p").name), "Poem");
    in(session -> session.merge(new Genre("q", "Quote")));
    Checks.equal(of(session -> session.createMutationQuery("delete Genre g where g.name like '%o%e' and not exists (select 1 from Book b join b.genres x where x = g)").executeUpdate()), 1);
    factory.inStatelessTransaction(session -> session.upsert(new Genre("r", "rhyme")));
    Checks.equal(of(session -> session.createSelectionQuery("select g.name from Genre g order by g.code", String.class).getResultList()), List.of("novel", "Poem", "rhyme"));
  }

  private void batches() {
    fill();
    in(
        session -> {
          for (int i = 0; i < 70; i++) {
            session.persist(author("many " + i, Rank.NEW, i, null));
          }
        });
    in(session -> session.createSelectionQuery("from Author where name like 'many%'", Author.class).getResultList().forEach(a -> a.age += 100));
    Checks.equal(of(session -> session.createSelectionQuery("select sum(age) from Author where name like 'many%'", Long.class).getSingleResult()), 70L * 100 + 69 * 35);
    Checks.equal(of(session -> session.createMutationQuery("delete Author where name like 'many%'").executeUpdate()), 70);
  }

  private void locks() {
    fill();
    in(
        session -> {
          Author ada = session.createSelectionQuery("from Author where name = 'Ada'", Author.class).setLockMode(LockModeType.PESSIMISTIC_WRITE).getSingleResult();
          session.refresh(ada, LockModeType.PESSIMISTIC_READ);
          Checks.equal(ada.name, "Ada");
        });
    boolean stale = false;
    try (Session one = factory.openSession()) {
      one.beginTransaction();
      Author ada = one.createSelectionQuery("from Author where name = 'Ada'", Author.class).getSingleResult();
      in(session -> session.createSelectionQuery("from Author where name = 'Ada'", Author.class).getSingleResult().age = 77);
      ada.age = 78;
      one.flush();
    } catch (OptimisticLockException e) {
      stale = true;
    }
    Checks.equal(stale, true);
    Checks.equal(names("a.age = 77"), List.of("Ada"));
  }

  private void rollsBack() {
    fill();
    try {
      in(
          session -> {
            session.createMutationQuery("update Author set age = 0").executeUpdate();
            throw new IllegalStateException("no");
          });
    } catch (IllegalStateException e) {
      Checks.equal(e.getMessage(), "no");
    }
    Checks.equal(names("a.age = 0"), List.of());
  }

  private String broken(Consumer<Session> work) {
    try {
      in(work);
    } catch (ConstraintViolationException e) {
      return e.getConstraintName() + " " + e.getSQLState();
    } catch (PersistenceException e) {
      throw new AssertionError(e);
    }
    return "nothing";
  }

  private void constraints() {
    fill();
    Checks.equal(broken(session -> session.persist(author("Ada", Rank.NEW, 1, null))), "hb_author_name 23505");
    Checks.equal(broken(session -> session.createNativeMutationQuery("update hb_book set author_id = -1").executeUpdate()), "hb_book_author 23503");
    Checks.equal(broken(session -> session.createNativeMutationQuery("update hb_author set age = -1").executeUpdate()), "hb_author_age 23514");
    Checks.equal(broken(session -> session.createNativeMutationQuery("update hb_author set name = null").executeUpdate()).endsWith(" 23502"), true);
  }

  private void natives() {
    fill();
    in(session -> session.createSelectionQuery("from Book where title = 'Alpha'", Book.class).getSingleResult().data = new ArrayList<>(List.of("x", 2)));
    Checks.equal(of(session -> session.createNativeQuery("select b.data ->> 1 from hb_book b where b.data @> '[\"x\"]'", String.class).getResultList()), List.of("2"));
    Checks.equal(
        of(session -> session.createNativeQuery("select a.* from hb_author a where a.name = any (:n) order by a.name", Author.class).setParameter("n", new String[] {"Ada", "Bob"}).getResultList()).stream().map(a -> a.name).toList(),
        List.of("Ada", "Bob"));
  }

  private static void drops() throws SQLException {
    try (Connection connection = Checks.connect()) {
      for (String table : TABLES) {
        Checks.run(connection, "DROP TABLE IF EXISTS " + table + " CASCADE");
      }
      Checks.run(connection, "DROP SEQUENCE IF EXISTS hb_author_seq");
      configuration("create-drop").buildSessionFactory().close();
      Checks.equal(Checks.rows(connection, "SELECT relname FROM pg_class WHERE relname LIKE 'hb\\_%'"), List.of());
    }
  }
}
