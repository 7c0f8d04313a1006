import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Whose table nobody makes. */
@Entity
@Table(name = "hb_missing")
class Missing {
  @Id int id;
}
