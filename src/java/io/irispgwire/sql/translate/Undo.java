package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Declared;
import io.irispgwire.sql.Translation.Note;
import java.util.List;

/**
 * What takes a definition back.
 *
 * @param statement of PostgreSQL's; "" for none
 * @param declares what was declared before, and is written down again behind it
 * @param notes likewise
 */
public record Undo(String statement, List<Declared> declares, List<Note> notes) {
  public Undo {
    declares = List.copyOf(declares);
    notes = List.copyOf(notes);
  }

  static Undo by(String statement) {
    return new Undo(statement, List.of(), List.of());
  }
}
