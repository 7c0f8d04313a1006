import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.Set;
import org.hibernate.annotations.Check;

/** Numbered by a sequence. */
@Entity
@Table(
    name = "hb_author",
    uniqueConstraints = @UniqueConstraint(name = "hb_author_name", columnNames = "name"),
    indexes = @Index(name = "hb_author_by_age", columnList = "age, name desc"))
@Check(name = "hb_author_age", constraints = "age >= 0")
class Author {
  @Id @GeneratedValue Long id;

  @Column(nullable = false, length = 40)
  String name;

  @Enumerated(EnumType.STRING)
  Rank rank;

  Integer age;
  LocalDate born;
  @Version int version;
  @ElementCollection Set<String> nicknames = new TreeSet<>();

  @OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
  List<Book> books = new ArrayList<>();
}
