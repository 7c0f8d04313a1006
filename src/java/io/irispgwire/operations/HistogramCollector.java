package io.irispgwire.operations;

import io.irispgwire.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import java.util.Map;

/**
 * Our histograms as one of Prometheus; Micrometer's own would lock and allocate where statements
 * run.
 *
 * @param label what tells the histograms apart; empty for a single one
 * @param histograms by the value of that label
 */
record HistogramCollector(String name, String help, String label, Map<String, Histogram> histograms)
    implements Collector {
  private static final double NANOS_PER_SECOND = 1e9;

  @Override
  public MetricSnapshot collect() {
    HistogramSnapshot.Builder snapshot = HistogramSnapshot.builder().name(name).help(help);
    histograms.forEach((value, histogram) -> snapshot.dataPoint(point(value, histogram)));
    return snapshot.build();
  }

  private HistogramDataPointSnapshot point(String value, Histogram histogram) {
    return HistogramDataPointSnapshot.builder()
        .labels(label.isEmpty() ? Labels.EMPTY : Labels.of(label, value))
        .classicHistogramBuckets(ClassicHistogramBuckets.of(upperEnds(), histogram.counts()))
        .sum(histogram.sum() / NANOS_PER_SECOND)
        .build();
  }

  private static double[] upperEnds() {
    long[] bounds = Histogram.bounds();
    double[] seconds =
        Arrays.copyOf(Arrays.stream(bounds).asDoubleStream().toArray(), bounds.length + 1);
    for (int i = 0; i < bounds.length; i++) {
      seconds[i] /= NANOS_PER_SECOND;
    }
    seconds[bounds.length] = Double.POSITIVE_INFINITY;
    return seconds;
  }
}
