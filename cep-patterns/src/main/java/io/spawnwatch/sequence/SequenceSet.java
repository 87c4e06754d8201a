package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All sequences, with what is looked up for every signal. Immutable. */
public final class SequenceSet {

  private final List<CorrelationRule> sequences;
  private final Map<String, List<CorrelationRule>> byRule = new HashMap<>();
  private final Map<String, Long> longestSpan = new HashMap<>();
  private final Set<Field> fields = EnumSet.noneOf(Field.class);

  public SequenceSet(List<CorrelationRule> sequences) {
    this.sequences = List.copyOf(sequences);
    for (CorrelationRule sequence : sequences) {
      for (String rule : sequence.rules()) {
        byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(sequence);
        longestSpan.merge(rule, sequence.timespan().toMillis(), Math::max);
      }
      sequence.groupBy().forEach(key -> fields.addAll(key.fields().values()));
      if (sequence.condition() instanceof CorrelationCondition.Threshold threshold) {
        fields.addAll(threshold.fields());
      }
    }
  }

  /** The sequences, in the order given. */
  public List<CorrelationRule> sequences() {
    return sequences;
  }

  /** Whether a match of the rule is a signal. */
  public boolean isSignalRule(String ruleId) {
    return byRule.containsKey(ruleId);
  }

  /** The sequences that refer to the rule. */
  List<CorrelationRule> using(String ruleId) {
    return byRule.getOrDefault(ruleId, List.of());
  }

  /** The fields whose values a signal must carry. */
  public Set<Field> fields() {
    return fields;
  }

  /** The longest timespan of a sequence that refers to one of the rules, milliseconds. */
  public long longestSpan(Set<String> ruleIds) {
    return ruleIds.stream().mapToLong(id -> longestSpan.getOrDefault(id, 0L)).max().orElse(0);
  }

  /** A matcher for one thread. */
  public SequenceMatcher matcher() {
    return new SequenceMatcher(this);
  }
}
