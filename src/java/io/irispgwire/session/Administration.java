package io.irispgwire.session;

import io.irispgwire.auth.rules.RuleRow;
import java.util.List;

/** What sessions may ask of the server as a whole. Thread-safe. */
public interface Administration {
  /** There is nothing to administer. */
  Administration NONE =
      new Administration() {
        @Override
        public List<RuleRow> accessRules() {
          return List.of();
        }

        @Override
        public boolean reload() {
          return true;
        }
      };

  /** The access rules as they stand in their file now. */
  List<RuleRow> accessRules();

  /** Takes changed files; false when one is broken, and what held before still holds. */
  boolean reload();
}
