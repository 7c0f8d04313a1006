import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** With a key of its own. */
@Entity
@Table(name = "hb_genre")
class Genre {
  @Id
  @Column(length = 5)
  String code;

  String name;

  Genre() {}

  Genre(String code, String name) {
    this.code = code;
    this.name = name;
  }
}
