package io.irispgwire.eval;

import io.irispgwire.eval.WindowCursor.Member;
import io.irispgwire.sql.analysis.Call;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** row_number, rank, lag and their kin over one sorted partition ({@code windowfuncs.c}). */
final class WindowFunctions {
  private static final Set<String> KNOWN =
      Set.of(
          "row_number",
          "rank",
          "dense_rank",
          "percent_rank",
          "cume_dist",
          "ntile",
          "lag",
          "lead",
          "first_value",
          "last_value",
          "nth_value");

  private final WindowCall call;
  private final List<Member> rows;
  private final Frame frame;
  private final WindowFrames frames;

  WindowFunctions(WindowCall call, List<Member> rows, Frame frame) {
    this.frames = new WindowFrames(call, rows, frame);
    this.call = call;
    this.rows = rows;
    this.frame = frame;
  }

  static void check(Call call, int position) {
    if (!KNOWN.contains(call.proc().name())) {
      throw Failures.unsupported(
              "window function %s is not supported".formatted(call.proc().name()))
          .at(position);
    }
  }

  void fill() {
    long group = 0;
    for (int from = 0; from < rows.size(); ) {
      int to = WindowCursor.peers(call, rows, from);
      group++;
      for (int i = from; i < to; i++) {
        rows.get(i).row()[call.slot()] = value(i, from, to, group);
      }
      from = to;
    }
  }

  private @Nullable Object value(int row, int from, int to, long group) {
    return switch (call.call().proc().name()) {
      case "row_number" -> row + 1L;
      case "rank" -> from + 1L;
      case "dense_rank" -> group;
      case "percent_rank" -> rows.size() == 1 ? 0.0 : from / (rows.size() - 1.0);
      case "cume_dist" -> to / (double) rows.size();
      case "ntile" -> bucket(row);
      case "lag" -> shifted(row, -1);
      case "lead" -> shifted(row, 1);
      case "first_value" -> ofFrame(nth(row, 1));
      case "last_value" -> ofFrame(last(row));
      default -> nthValue(row);
    };
  }

  private @Nullable Object argument(int argument, int row) {
    frame.restore(rows.get(row).row());
    return call.arguments()[argument].value(frame);
  }

  private @Nullable Object shifted(int row, int direction) {
    Object offset = call.arguments().length > 1 ? argument(1, row) : Integer.valueOf(1);
    if (offset == null) {
      return null;
    }
    int target = row + direction * (Integer) offset;
    if (target >= 0 && target < rows.size()) {
      return argument(0, target);
    }
    return call.arguments().length > 2 ? argument(2, row) : null;
  }

  /** The argument's value for a row of the frame; null for none. */
  private @Nullable Object ofFrame(int row) {
    return row < 0 ? null : argument(0, row);
  }

  /** The n-th row, from 1, of the frame of {@code row}; -1 when it has fewer. */
  private int nth(int row, int n) {
    int left = n;
    for (int other = frames.start(row); other < frames.end(row); other++) {
      if (!frames.isExcluded(row, other) && --left == 0) {
        return other;
      }
    }
    return -1;
  }

  private int last(int row) {
    for (int other = frames.end(row) - 1; other >= frames.start(row); other--) {
      if (!frames.isExcluded(row, other)) {
        return other;
      }
    }
    return -1;
  }

  private @Nullable Object nthValue(int row) {
    Object n = argument(1, row);
    if (n == null) {
      return null;
    }
    if ((Integer) n <= 0) {
      throw Failures.parameter("argument of nth_value must be greater than zero");
    }
    return ofFrame(nth(row, (Integer) n));
  }

  private @Nullable Object bucket(int row) {
    Object wanted = argument(0, row);
    if (wanted == null) {
      return null;
    }
    int buckets = (Integer) wanted;
    if (buckets <= 0) {
      throw Failures.parameter("argument of ntile must be greater than zero");
    }
    int size = rows.size() / buckets;
    int larger = rows.size() % buckets;
    int inLarger = larger * (size + 1);
    return row < inLarger
        ? row / (size + 1) + 1
        : larger + (row - inLarger) / Math.max(size, 1) + 1;
  }
}
