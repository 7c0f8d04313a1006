package io.irispgwire.sql.analysis;

import io.irispgwire.types.PgType;
import java.util.List;

/** Whether values can become what a function takes; PostgreSQL's {@code can_coerce_type}. */
final class Coercibility {
  private Coercibility() {}

  static boolean implicit(PgType from, PgType to) {
    return can(from, to, CastContext.IMPLICIT);
  }

  static boolean can(PgType from, PgType to, CastContext context) {
    if (GenericTypes.isPolymorphic(to.oid())) {
      return Polymorphism.consistent(List.of(from), List.of(to.oid()));
    }
    return concrete(from, to, context);
  }

  /** Every input at once: polymorphic types must agree among each other too. */
  static boolean implicit(List<PgType> from, Candidates.Candidate candidate) {
    List<Integer> to = candidate.types();
    boolean generic = false;
    for (int i = 0; i < from.size(); i++) {
      int target = to.get(i);
      if (GenericTypes.isPolymorphic(target)) {
        generic = true;
      } else if (from.get(i).oid() != target
          && !concrete(from.get(i), candidate.type(i), CastContext.IMPLICIT)) {
        return false;
      }
    }
    return !generic || Polymorphism.consistent(from, to);
  }

  private static boolean concrete(PgType from, PgType to, CastContext context) {
    return from.equals(to)
        || to.oid() == GenericTypes.ANY
        || from.equals(PgType.UNKNOWN)
        || Casts.path(from, to, context) != null;
  }
}
