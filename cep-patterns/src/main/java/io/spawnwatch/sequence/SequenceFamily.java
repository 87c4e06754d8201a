package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.RuleFailures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The sequences that are evaluated over one index of signals. Immutable. */
public final class SequenceFamily {

  private final List<CorrelationRule> sequences;
  private final Map<String, CorrelationRule> byId = new HashMap<>();
  private final Map<String, List<CorrelationRule>> users = new HashMap<>();
  private final Map<String, List<CorrelationRule>> needing = new HashMap<>();
  private final Map<String, Long> keep = new HashMap<>();
  private final Set<Field> fields = EnumSet.noneOf(Field.class);

  SequenceFamily(List<CorrelationRule> sequences) {
    this.sequences = List.copyOf(sequences);
    for (CorrelationRule sequence : sequences) {
      byId.put(sequence.id(), sequence);
      for (String rule : sequence.rules()) {
        users.computeIfAbsent(rule, r -> new ArrayList<>()).add(sequence);
        if (sequence.needs(rule)) {
          needing.computeIfAbsent(rule, r -> new ArrayList<>()).add(sequence);
        }
      }
    }
    sequences.forEach(sequence -> fields.addAll(sequence.fields()));
    users.keySet().forEach(rule -> keep.put(rule, longestUse(rule)));
  }

  /** A sequence over a sequence looks back over the spans of both, and over what both wait. */
  private long longestUse(String rule) {
    return users.getOrDefault(rule, List.of()).stream()
        .mapToLong(s -> s.timespan().toMillis() + waitMillis(s) + longestUse(s.id()))
        .max()
        .orElse(0);
  }

  /**
   * How long after its last step a sequence is decided, milliseconds; 0 for one that waits for
   * nothing. One that waits for another's signal not to come waits for that one's decision too.
   */
  public long waitMillis(CorrelationRule sequence) {
    return sequence.waits() ? sequence.timespan().toMillis() + innerWaitMillis(sequence) : 0;
  }

  private long innerWaitMillis(CorrelationRule sequence) {
    return sequence.rules().stream()
        .map(byId::get)
        .filter(Objects::nonNull)
        .mapToLong(inner -> Math.max(waitMillis(inner), innerWaitMillis(inner)))
        .max()
        .orElse(0);
  }

  /** The sequences, in the order given. */
  public List<CorrelationRule> sequences() {
    return sequences;
  }

  /** The fields by which the sequences join and count. */
  public Set<Field> fields() {
    return fields;
  }

  /** The sequence of that id; null where it is none of these. */
  public CorrelationRule sequence(String id) {
    return byId.get(id);
  }

  /** Whether one of the sequences refers to the rule or sequence. */
  public boolean uses(String id) {
    return users.containsKey(id);
  }

  /** The sequences that a signal of the rule or sequence can complete. */
  List<CorrelationRule> needing(String id) {
    return needing.getOrDefault(id, List.of());
  }

  /** How long before the newest signal one with that rule can still be needed, milliseconds. */
  public long keepMillis(String id) {
    return keep.getOrDefault(id, 0L);
  }

  /** How long before the newest signal any other can still be needed, milliseconds. */
  public long longestKeepMillis() {
    return keep.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** A matcher for one thread, which throws what a sequence throws. */
  public SequenceMatcher matcher() {
    return matcher(
        (sequence, failure) -> {
          throw failure;
        });
  }

  /**
   * A matcher for one thread.
   *
   * @param failures told of sequences that fail, and are evaluated no more
   */
  public SequenceMatcher matcher(RuleFailures failures) {
    return new SequenceMatcher(this, failures);
  }
}
