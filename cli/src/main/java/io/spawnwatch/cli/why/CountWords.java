package io.spawnwatch.cli.why;

import io.spawnwatch.cli.draw.NumberWords;
import io.spawnwatch.event.Field;
import io.spawnwatch.job.card.VisibleText;
import io.spawnwatch.sequence.CorrelationCondition;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sequence.GroupProgress;
import io.spawnwatch.sequence.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a sequence that counts or aggregates made of a group, in words. */
final class CountWords {

  private static final int MAX_VALUE = 80;

  private final CorrelationRule.Type type;
  private final List<Field> fields;
  private final NumberWords number;

  CountWords(CorrelationRule.Type type, CorrelationCondition.Threshold threshold) {
    this.type = type;
    this.fields = threshold.fields();
    this.number = new NumberWords(type, threshold);
  }

  /** Such as {@code 2 different Image in the best window; the group has 4 processes}. */
  String of(GroupProgress.Count count) {
    String group = count.processes() == 1 ? "1 process" : count.processes() + " processes";
    String found =
        Double.isNaN(count.best())
            ? "nothing to count"
            : number.found(count.best()) + " in the best window";
    return found + "; the group has " + group + without(count.without());
  }

  private String without(int processes) {
    String value = (type.isAggregate() ? "number as " : "") + number.fields();
    return processes == 0 ? "" : ", " + processes + " of them without " + value;
  }

  /** Of processes with the same values the first, where different values are counted. */
  List<GroupProgress.Step> worthTelling(List<GroupProgress.Step> counted) {
    Set<String> told = new HashSet<>();
    return counted.stream()
        .filter(s -> type != CorrelationRule.Type.VALUE_COUNT || told.add(added(s.signal())))
        .toList();
  }

  /** What a process adds, such as {@code : TerminalSessionId 1}; empty where it adds itself. */
  String added(Signal signal) {
    return fields.stream()
        .map(field -> ": " + field.sigmaName() + " " + values(signal, field))
        .collect(Collectors.joining());
  }

  private static String values(Signal signal, Field field) {
    String values = String.join(", ", signal.values().getOrDefault(field, List.of()));
    return VisibleText.start(values, MAX_VALUE);
  }
}
