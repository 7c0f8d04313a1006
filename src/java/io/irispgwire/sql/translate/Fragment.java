package io.irispgwire.sql.translate;

import io.irispgwire.sql.Translation.Operand;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of IRIS SQL.
 *
 * @param operands what each {@code ?} of {@code text} stands for, from left to right
 */
public record Fragment(String text, List<Operand> operands) {
  static final Fragment EMPTY = new Fragment("", List.of());

  public Fragment {
    operands = List.copyOf(operands);
  }

  static Fragment of(String text) {
    return new Fragment(text, List.of());
  }

  static Fragment operand(Operand operand) {
    return new Fragment("?", List.of(operand));
  }

  /** {@code pattern} with each {@code #} replaced by the next part. */
  static Fragment form(String pattern, Fragment... parts) {
    return form(pattern, List.of(parts));
  }

  static Fragment form(String pattern, List<Fragment> parts) {
    StringBuilder text = new StringBuilder(pattern.length() + 32);
    List<Operand> operands = new ArrayList<>();
    int used = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '#') {
        Fragment part = parts.get(used++);
        text.append(part.text);
        operands.addAll(part.operands);
      } else {
        text.append(c);
      }
    }
    if (used != parts.size()) {
      throw new IllegalArgumentException(pattern + " has no place for " + parts.size() + " parts");
    }
    return new Fragment(text.toString(), operands);
  }

  static Fragment join(String separator, List<Fragment> parts) {
    StringBuilder text = new StringBuilder();
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : separator).append(parts.get(i).text);
      operands.addAll(parts.get(i).operands);
    }
    return new Fragment(text.toString(), operands);
  }

  Fragment then(Fragment next) {
    return form("##", this, next);
  }

  Fragment then(String next) {
    return new Fragment(text + next, operands);
  }

  Fragment inParentheses() {
    return new Fragment("(" + text + ")", operands);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }
}
