package io.irispgwire.eval;

import io.irispgwire.sql.analysis.Call;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * rank, dense_rank, percent_rank and cume_dist WITHIN GROUP: of the row that the direct arguments
 * make, were it among the sorted ones.
 *
 * <p>Source: PostgreSQL {@code src/backend/utils/adt/orderedsetaggs.c}, {@code
 * hypothetical_rank_final} and the functions after it.
 */
final class HypotheticalAggregates {
  private HypotheticalAggregates() {}

  static Aggregates.@Nullable Factory find(Call call, int direct, List<SortKey> order) {
    for (int i = 0; i < direct; i++) {
      boolean alike =
          call.argumentTypes().get(i).type().equals(call.argumentTypes().get(direct + i).type());
      if (!alike) {
        return null;
      }
    }
    return switch (call.proc().name()) {
      case "rank" -> in -> new Place(order, Result.RANK);
      case "dense_rank" -> in -> new Place(order, Result.DENSE_RANK);
      case "percent_rank" -> in -> new Place(order, Result.PERCENT_RANK);
      case "cume_dist" -> in -> new Place(order, Result.CUME_DIST);
      default -> null;
    };
  }

  private enum Result {
    RANK,
    DENSE_RANK,
    PERCENT_RANK,
    CUME_DIST
  }

  private static final class Place implements Aggregates.State {
    private final Comparator<@Nullable Object[]> comparator;
    private final int direct;
    private final Result wanted;
    private @Nullable Object @Nullable [] last;
    private long rows;
    private long before;
    private long distinctBefore;
    private long upTo;

    Place(List<SortKey> order, Result wanted) {
      this.comparator = Sorting.comparator(order);
      this.direct = order.size();
      this.wanted = wanted;
    }

    @Override
    public void add(@Nullable Object[] values) {
      @Nullable Object[] own = values.clone();
      System.arraycopy(values, 0, own, direct, direct);
      int place = comparator.compare(values, own);
      rows++;
      upTo += place <= 0 ? 1 : 0;
      if (place < 0) {
        before++;
        distinctBefore += last == null || comparator.compare(last, values) != 0 ? 1 : 0;
        last = values;
      }
    }

    @Override
    public Object result() {
      return switch (wanted) {
        case RANK -> before + 1;
        case DENSE_RANK -> distinctBefore + 1;
        case PERCENT_RANK -> rows == 0 ? 0.0 : (double) before / rows;
        case CUME_DIST -> (double) (upTo + 1) / (rows + 1);
      };
    }
  }
}
