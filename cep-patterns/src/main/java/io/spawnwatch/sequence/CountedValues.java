package io.spawnwatch.sequence;

import io.spawnwatch.event.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    for (Field field : fields) {
      if (!member.signal().values().containsKey(field)) {
        return false;
      }
    }
    return true;
  }

  /** The values; of several fields their tuples. None where processes are counted. */
  List<?> of(Member member) {
    return switch (fields.size()) {
      case 0 -> List.of();
      case 1 -> member.signal().values().get(fields.get(0));
      default -> tuples(member);
    };
  }

  /** Of a multi-valued field, one with each value. */
  private List<List<String>> tuples(Member member) {
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

  /** The match that the counted ones of the members make; the last is one. */
  Match match(List<Member> members) {
    Deque<Completion.Step> steps = new ArrayDeque<>();
    for (int i = members.size() - 1; i >= 0 && steps.size() < MAX_EVIDENCE; i--) {
      Member member = members.get(i);
      if (isCounted(member)) {
        steps.addFirst(new Completion.Step(member.rules().get(0), member.signal()));
      }
    }
    return new Match(members.get(members.size() - 1).signal(), List.copyOf(steps));
  }
}
