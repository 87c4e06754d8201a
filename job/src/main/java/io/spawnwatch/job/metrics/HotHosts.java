package io.spawnwatch.job.metrics;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Names the hosts that send most of a subtask's events: a build server or a terminal server is one
 * key, and holds back all others of its subtask. Counts a sample by the space-saving algorithm
 * (Metwally, Agrawal, El Abbadi 2005): bounded memory, and no host above the bound is missed. Old
 * events count half with every window.
 */
public final class HotHosts {

  /** The name of the gauge of names, such as {@code build-1 31 %, rds-2 4 %}. */
  public static final String NAMES = "hotHosts";

  /**
   * The name of the gauge of the largest share, 0 to 1; also for reporters that know only numbers.
   */
  public static final String LARGEST_SHARE = "hottestHostShare";

  private static final int COUNTERS = 64;
  private static final int SHOWN = 20;
  private static final double LEAST_SHOWN = 0.01;
  private static final int MEAN_STRIDE = 16;
  private static final int WINDOW = 1 << 14;
  private static final int REFRESH = 1 << 8;

  /** What of a count is certain: without what it took over from the host that it replaced. */
  private static final class Count {
    private long seen;
    private long takenOver;

    private long certain() {
      return seen - takenOver;
    }
  }

  private final Map<String, Count> counts = new HashMap<>(2 * COUNTERS);
  private final SplittableRandom random = new SplittableRandom(1);
  private int untilSample = 1;
  private long sampled;
  private volatile String names = "";
  private volatile double largestShare;

  /** Shows both gauges; another thread reads them. */
  public void register(MetricGroup metrics) {
    metrics.gauge(NAMES, (Gauge<String>) () -> names);
    metrics.gauge(LARGEST_SHARE, (Gauge<Double>) () -> largestShare);
  }

  /** Takes notice of an event of a host. */
  public void saw(String host) {
    if (--untilSample == 0) {
      // A random stride: events that come in a fixed rotation must not fall to one host.
      untilSample = 1 + random.nextInt(2 * MEAN_STRIDE - 1);
      sample(host);
    }
  }

  private void sample(String host) {
    Count count = counts.get(host);
    if (count == null) {
      count = counts.size() < COUNTERS ? new Count() : replaced();
      counts.put(host, count);
    }
    count.seen++;
    sampled++;
    if (sampled % REFRESH == 0) {
      refresh();
    }
    if (sampled >= WINDOW) {
      age();
    }
  }

  /** The rarest host's count goes on as the new one's. */
  private Count replaced() {
    Map.Entry<String, Count> rarest =
        counts.entrySet().stream()
            .min(Comparator.comparingLong(entry -> entry.getValue().seen))
            .orElseThrow();
    counts.remove(rarest.getKey());
    Count count = rarest.getValue();
    count.takenOver = count.seen;
    return count;
  }

  private void age() {
    counts
        .values()
        .forEach(
            count -> {
              count.seen /= 2;
              count.takenOver /= 2;
            });
    sampled /= 2;
  }

  private void refresh() {
    List<Map.Entry<String, Count>> hottest =
        counts.entrySet().stream()
            .filter(entry -> share(entry.getValue()) >= LEAST_SHOWN)
            .sorted(
                Comparator.comparingLong(
                    (Map.Entry<String, Count> entry) -> -entry.getValue().certain()))
            .limit(SHOWN)
            .toList();
    largestShare = hottest.isEmpty() ? 0 : share(hottest.get(0).getValue());
    names =
        hottest.stream()
            .map(
                e ->
                    String.format(Locale.ROOT, "%s %.0f %%", e.getKey(), 100 * share(e.getValue())))
            .collect(Collectors.joining(", "));
  }

  private double share(Count count) {
    return (double) count.certain() / sampled;
  }
}
