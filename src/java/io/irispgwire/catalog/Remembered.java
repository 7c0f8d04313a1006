package io.irispgwire.catalog;

import io.irispgwire.backend.Backend.StoredForeignKey;
import io.irispgwire.sql.Translation.Note;
import io.irispgwire.sql.analysis.Routine;
import io.irispgwire.sql.analysis.Table;
import io.irispgwire.types.PgType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a schema since a moment, each part when it was first asked. A reader that began
 * before an invalidation fills its own. Two that read the same part at once read it twice.
 */
final class Remembered {
  final long since;
  final Map<String, Optional<Table>> tables = new ConcurrentHashMap<>();
  final Map<String, Object> kept = new ConcurrentHashMap<>();
  volatile Set<String> schemas = Set.of();
  volatile @Nullable List<Table> all;
  volatile @Nullable Set<String> names;
  volatile @Nullable Map<Integer, Table> byOid;
  volatile @Nullable List<StoredForeignKey> foreignKeys;
  volatile @Nullable Map<String, List<Note>> notes;
  volatile @Nullable Map<String, List<DeclaredTypes.Stored>> declared;
  volatile @Nullable List<Table> sequences;
  volatile @Nullable UserTypes types;
  volatile @Nullable List<Routine> routines;
  volatile @Nullable Map<Integer, PgType> rowTypes;

  Remembered(long since) {
    this.since = since;
  }
}
