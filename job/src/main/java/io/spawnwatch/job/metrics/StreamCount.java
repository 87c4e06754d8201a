package io.spawnwatch.job.metrics;

import java.util.Locale;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/**
 * What the stream counts. {@code read = decoded + malformed + skipped} always; a redelivered event
 * is decoded, but neither traced nor matched.
 */
public enum StreamCount {
  /** Records that the source delivered. */
  READ,
  /** Creations, exits and starts of hosts. */
  DECODED,
  /** Records that are no events; each is a dead letter. Alert when their share grows. */
  MALFORMED,
  /** Events of other ids and providers. */
  SKIPPED,
  /** Events that had been delivered before. */
  REDELIVERED,
  /** Pairs of an event and a rule that it matched, building blocks too. */
  MATCHES,
  /** Completions of sequences. */
  COMPLETIONS,
  /** Messages to the alerts topic. */
  ALERTS,
  /** Messages that a storm cap held back; one finding a storm says so. Alert when above 0. */
  ALERTS_HELD_BACK,
  /** Findings not published, for their rule or sequence was silenced. */
  SILENCED,
  /** Findings that rules and sequences in shadow would have raised. */
  SHADOWED,
  /** Hosts heard of for the first time. */
  HOSTS,
  /** Rules switched off because they failed or overran their budget. Alert when above 0. */
  RULES_SWITCHED_OFF,
  /** Signals dropped because a host had too many of one rule. */
  SIGNALS_DROPPED,
  /** Creations that were matched without their creator, whose own creation came later. */
  PARENTS_FOUND_LATE,
  /** Processes forgotten because their host had too many. */
  PROCESSES_DROPPED;

  /** The name in the metrics and in a bounded run's result, such as {@code rulesSwitchedOff}. */
  public String metricName() {
    StringBuilder name = new StringBuilder();
    for (String word : name().split("_", -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      name.append(
          name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
    }
    return name.toString();
  }

  /** Registers the count as a metric (for dashboards) and an accumulator (for a run's result). */
  public Tally in(RuntimeContext context) {
    LongCounter accumulator = new LongCounter();
    context.addAccumulator(metricName(), accumulator);
    return new Tally(context.getMetricGroup().counter(metricName()), accumulator);
  }

  /** One subtask's count. */
  public record Tally(Counter metric, LongCounter total) {

    /** Counts one. */
    public void add() {
      add(1);
    }

    /** Counts several. */
    public void add(long count) {
      metric.inc(count);
      total.add(count);
    }
  }
}
