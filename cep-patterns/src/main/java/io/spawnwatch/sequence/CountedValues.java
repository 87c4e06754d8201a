package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayList;
import java.util.List;

/** What counting types count: the tuples of values that a signal has. */
final class CountedValues {

  /** What a person can read; the count itself is exact. */
  private static final int MAX_EVIDENCE = 64;

  private final List<Field> fields;

  CountedValues(List<Field> fields) {
    this.fields = fields;
  }

  /** Whether the signal has a value of every field. */
  boolean isCounted(Member member) {
    return fields.stream().allMatch(field -> member.signal().values().containsKey(field));
  }

  /** The tuples; of a multi-valued field, one with each value. */
  List<List<String>> of(Member member) {
    List<List<String>> tuples = new ArrayList<>(List.of(List.of()));
    for (Field field : fields) {
      List<List<String>> longer = new ArrayList<>();
      for (String value : member.signal().values().get(field)) {
        for (List<String> tuple : tuples) {
          List<String> extended = new ArrayList<>(tuple);
          extended.add(value);
          longer.add(extended);
        }
      }
      tuples = longer;
    }
    return tuples;
  }

  /** The match that the counted signals make. */
  static Match match(List<Member> counted) {
    List<Completion.Step> steps =
        counted.subList(Math.max(0, counted.size() - MAX_EVIDENCE), counted.size()).stream()
            .map(member -> new Completion.Step(member.rules().get(0), member.signal()))
            .toList();
    return new Match(counted.get(counted.size() - 1).signal(), steps);
  }
}
