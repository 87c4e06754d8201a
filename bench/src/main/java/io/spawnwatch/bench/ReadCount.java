package io.spawnwatch.bench;

import io.spawnwatch.job.metrics.StreamCount;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** How many records the running job of this JVM has read, at once and not at the next heartbeat. */
public final class ReadCount implements MetricReporter {

  private static final Map<Metric, Counter> COUNTERS = new ConcurrentHashMap<>();

  /** The records read since {@link #reset}. */
  static long now() {
    return COUNTERS.values().stream().mapToLong(Counter::getCount).sum();
  }

  /** Forgets the job before. */
  static void reset() {
    COUNTERS.clear();
  }

  @Override
  public void open(MetricConfig config) {
    // It is told of every metric, and asked by this JVM: nothing is to be opened.
  }

  @Override
  public void close() {
    // The counts of a job that has ended are still asked for.
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    if (name.equals(StreamCount.READ.metricName()) && metric instanceof Counter counter) {
      COUNTERS.put(metric, counter);
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    // As for close.
  }

  /** Found by Flink's service loader; {@link #NAME} turns it on. */
  public static final class Factory implements MetricReporterFactory {

    /** Of the option {@code metrics.reporters}. */
    static final String NAME = "read-count";

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return new ReadCount();
    }
  }
}
