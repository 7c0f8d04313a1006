package io.irispgwire.sql.analysis;

import static io.irispgwire.sql.analysis.GenericTypes.ANYARRAY;
import static io.irispgwire.sql.analysis.GenericTypes.ANYCOMPATIBLE;
import static io.irispgwire.sql.analysis.GenericTypes.ANYCOMPATIBLEARRAY;
import static io.irispgwire.sql.analysis.GenericTypes.ANYCOMPATIBLEMULTIRANGE;
import static io.irispgwire.sql.analysis.GenericTypes.ANYCOMPATIBLENONARRAY;
import static io.irispgwire.sql.analysis.GenericTypes.ANYCOMPATIBLERANGE;
import static io.irispgwire.sql.analysis.GenericTypes.ANYELEMENT;
import static io.irispgwire.sql.analysis.GenericTypes.ANYENUM;
import static io.irispgwire.sql.analysis.GenericTypes.ANYMULTIRANGE;
import static io.irispgwire.sql.analysis.GenericTypes.ANYNONARRAY;
import static io.irispgwire.sql.analysis.GenericTypes.ANYRANGE;

import io.irispgwire.error.PgException;
import io.irispgwire.error.SqlState;
import io.irispgwire.types.PgType;
import io.irispgwire.types.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The concrete types behind the polymorphic ones of one call (manual, section 38.2.5).
 *
 * <p>Source: PostgreSQL {@code src/backend/parser/parse_coerce.c}, {@code
 * check_generic_type_consistency} and {@code enforce_generic_type_consistency}.
 */
final class Polymorphism {
  private @Nullable PgType element;
  private @Nullable PgType array;
  private @Nullable PgType range;
  private @Nullable PgType multirange;
  private @Nullable PgType compatibleRange;
  private @Nullable PgType compatible;
  private final List<PgType> compatibles = new ArrayList<>(4);
  private boolean ofEnum;
  private boolean nonArray;
  private boolean compatibleNonArray;
  private boolean generic;

  private Polymorphism() {}

  static boolean consistent(List<PgType> actual, List<Integer> declared) {
    Polymorphism types = new Polymorphism();
    return types.collect(actual, declared) && types.derive();
  }

  /**
   * The types of a call whose arguments passed {@link #consistent}.
   *
   * @throws PgException 42804 when an argument without a type leaves them open
   */
  static Polymorphism of(List<PgType> actual, List<Integer> declared) {
    Polymorphism types = new Polymorphism();
    boolean consistent = types.collect(actual, declared) && types.derive();
    if (types.generic && !consistent) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH, "arguments declared \"anyelement\" are not all alike");
    }
    return types;
  }

  /** What a declared type is in this call. */
  PgType concrete(int declared) {
    PgType found =
        switch (declared) {
          case ANYELEMENT, ANYNONARRAY, ANYENUM -> element;
          case ANYARRAY -> arrayType(array, element);
          case ANYRANGE -> range;
          case ANYMULTIRANGE -> multirange;
          case ANYCOMPATIBLE, ANYCOMPATIBLENONARRAY -> compatible;
          case ANYCOMPATIBLEARRAY -> arrayType(null, compatible);
          case ANYCOMPATIBLERANGE -> compatibleRange;
          case ANYCOMPATIBLEMULTIRANGE ->
              compatibleRange == null ? null : GenericTypes.multirangeOf(compatibleRange);
          default -> GenericTypes.type(declared);
        };
    if (found == null) {
      throw new PgException(
          SqlState.DATATYPE_MISMATCH,
          "could not determine polymorphic type "
              + (isRange(declared) ? GenericTypes.type(declared).name() + ' ' : "")
              + "because input has type unknown");
    }
    return found;
  }

  private static boolean isRange(int declared) {
    return declared == ANYRANGE
        || declared == ANYMULTIRANGE
        || declared == ANYCOMPATIBLERANGE
        || declared == ANYCOMPATIBLEMULTIRANGE;
  }

  private static @Nullable PgType arrayType(@Nullable PgType array, @Nullable PgType element) {
    if (array != null || element == null) {
      return array;
    }
    PgType found = Types.arrayOf(element);
    if (found == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "could not find array type for data type " + FormatType.of(element));
    }
    return found;
  }

  private boolean collect(List<PgType> actual, List<Integer> declared) {
    for (int i = 0; i < actual.size(); i++) {
      int wanted = declared.get(i);
      PgType given = actual.get(i);
      if (GenericTypes.isPolymorphic(wanted)) {
        generic = true;
        nonArray |= wanted == ANYNONARRAY;
        compatibleNonArray |= wanted == ANYCOMPATIBLENONARRAY;
        ofEnum |= wanted == ANYENUM;
        if (!given.equals(PgType.UNKNOWN) && !take(given, wanted)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean take(PgType given, int wanted) {
    return switch (wanted) {
      case ANYELEMENT, ANYNONARRAY, ANYENUM -> {
        element = first(element, given);
        yield element.equals(given);
      }
      case ANYARRAY -> {
        array = first(array, given);
        yield array.equals(given);
      }
      case ANYRANGE -> {
        range = first(range, given);
        yield range.equals(given);
      }
      case ANYMULTIRANGE -> {
        multirange = first(multirange, given);
        yield multirange.equals(given);
      }
      case ANYCOMPATIBLE, ANYCOMPATIBLENONARRAY -> compatibles.add(given);
      case ANYCOMPATIBLEARRAY -> takeCompatible(given.isArray() ? Types.elementOf(given) : null);
      case ANYCOMPATIBLERANGE -> {
        compatibleRange = first(compatibleRange, given);
        yield compatibleRange.equals(given) && takeCompatible(GenericTypes.rangeSubtype(given));
      }
      default -> false;
    };
  }

  private boolean takeCompatible(@Nullable PgType type) {
    return type != null && compatibles.add(type);
  }

  private static PgType first(@Nullable PgType known, PgType given) {
    return known == null ? given : known;
  }

  /** What the types found say about the ones not found yet; false where they contradict. */
  private boolean derive() {
    return deriveElementOfArray()
        && deriveElementOfRange()
        && !(nonArray && element != null && element.isArray())
        && !(ofEnum && (element == null || !element.isEnum()))
        && deriveCompatible();
  }

  private boolean deriveElementOfArray() {
    if (array == null || array.oid() == ANYARRAY) {
      return true;
    }
    PgType of = array.isArray() ? Types.elementOf(array) : null;
    return of != null && agreesOnElement(of);
  }

  private boolean deriveElementOfRange() {
    if (multirange != null) {
      PgType of = GenericTypes.multirangeRange(multirange);
      if (of == null || (range != null && !range.equals(of))) {
        return false;
      }
      range = of;
    }
    if (range == null) {
      return true;
    }
    if (multirange == null) {
      multirange = GenericTypes.multirangeOf(range);
    }
    PgType subtype = GenericTypes.rangeSubtype(range);
    return subtype != null && agreesOnElement(subtype);
  }

  private boolean agreesOnElement(PgType of) {
    if (element == null) {
      element = of;
    }
    return element.equals(of);
  }

  private boolean deriveCompatible() {
    if (compatibles.isEmpty()) {
      compatible = PgType.TEXT;
      return true;
    }
    compatible = CommonType.of(compatibles);
    return compatible != null
        && compatibles.stream().allMatch(this::becomesCompatible)
        && !(compatibleNonArray && compatible.isArray())
        && (compatibleRange == null
            || compatible.equals(GenericTypes.rangeSubtype(compatibleRange)));
  }

  private boolean becomesCompatible(PgType type) {
    return compatible != null && Coercibility.implicit(type, compatible);
  }
}
