import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A column of every kind. */
@Entity
@Table(name = "hb_book")
class Book {
  @Id @GeneratedValue UUID id;
  String title;

  @Column(precision = 10, scale = 2)
  BigDecimal price;

  Long pages;
  Double weight;
  boolean inPrint;
  byte[] cover;
  Instant seen;
  String[] tags;

  @JdbcTypeCode(SqlTypes.JSON)
  List<Object> data;

  @Column(length = 32600)
  String note;

  @ManyToOne
  @JoinColumn(name = "author_id", foreignKey = @ForeignKey(name = "hb_book_author"))
  Author author;

  @ManyToMany
  @JoinTable(name = "hb_book_genre")
  Set<Genre> genres = new HashSet<>();
}
