package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessGuid;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process that matched at least one rule which a sequence refers to. A process has one signal,
 * however many events (4688 and Sysmon twins) told of it; {@code net1} is one with its {@code net}.
 * Immutable.
 *
 * @param process the canonical id of the process that counts
 * @param order the place among the signals: earliest of the process's events
 * @param arrival its place in the order of arrival within its index; 0 before it stands in one
 * @param rules ids of the rules and sequences that it matched, only those that sequences refer to
 * @param values the values of the fields by which sequences join or count, lower case; several for
 *     a multi-valued field, absent for a missing one
 * @param lineage the process and its ancestors, nearest first, as known now
 * @param reported ids of the sequences of which this signal, as the last one, was reported
 */
public record Signal(
    ProcessGuid process,
    SignalOrder order,
    long arrival,
    Set<String> rules,
    Map<Field, List<String>> values,
    List<ProcessGuid> lineage,
    Set<String> reported) {

  /** By their place, never by arrival; distinct processes are never equal. */
  static final Comparator<Signal> IN_ORDER =
      Comparator.comparing(Signal::order)
          .thenComparingLong(signal -> signal.process.high())
          .thenComparingLong(signal -> signal.process.low());

  /** What stands before every signal of that time, milliseconds, for searches. */
  static Signal atBeginOf(long time) {
    return new Signal(
        new ProcessGuid(Long.MIN_VALUE, Long.MIN_VALUE),
        new SignalOrder(time, "", Long.MIN_VALUE, Long.MIN_VALUE),
        0,
        Set.of(),
        Map.of(),
        List.of(),
        Set.of());
  }

  /** When the process was created by its host's clock, milliseconds since 1970 UTC. */
  public long time() {
    return order.time();
  }

  /** With these rules instead. */
  public Signal withOnly(Set<String> others) {
    return new Signal(process, order, arrival, others, values, lineage, reported);
  }

  /** Reported as the last of these sequences. */
  public Signal withReported(Set<String> sequences) {
    return new Signal(process, order, arrival, rules, values, lineage, sequences);
  }

  Signal arrivedAs(long number) {
    return new Signal(process, order, number, rules, values, lineage, reported);
  }

  Signal withRule(String rule) {
    return withOnly(with(rules, rule));
  }

  Signal withoutRule(String rule) {
    Set<String> fewer = new HashSet<>(rules);
    fewer.remove(rule);
    return withOnly(fewer);
  }

  Signal reportedAs(String sequence) {
    return withReported(with(reported, sequence));
  }

  /**
   * United with what another event tells of the same process, or the same event with the lineage of
   * now: rules of both, the earlier place, the values of the earlier event, the newer lineage.
   */
  Signal united(Signal newer) {
    boolean knownFirst = order.compareTo(newer.order) <= 0;
    Map<Field, List<String>> all = new EnumMap<>(Field.class);
    all.putAll(knownFirst ? newer.values : values);
    all.putAll(knownFirst ? values : newer.values);
    newer.values.forEach(
        (field, texts) -> {
          if (field.isOfLineage()) {
            all.put(field, texts);
          }
        });
    Set<String> bothRules = union(rules, newer.rules);
    SignalOrder first = knownFirst ? order : newer.order;
    Set<String> bothReported = union(reported, newer.reported);
    return new Signal(process, first, arrival, bothRules, all, newer.lineage, bothReported);
  }

  private static Set<String> with(Set<String> texts, String text) {
    return union(texts, Set.of(text));
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> union = new HashSet<>(a);
    union.addAll(b);
    return union;
  }
}
