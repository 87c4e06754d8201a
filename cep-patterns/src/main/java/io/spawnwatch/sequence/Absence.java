package io.spawnwatch.sequence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What must not happen beside a match. Of a {@code temporal} sequence: a signal of such a rule from
 * a timespan before the last step to a timespan after it. Of a {@code temporal_ordered} one: at the
 * rule's place among the steps, that is before the first, between two, or within a timespan after
 * the last.
 */
final class Absence {

  /** Nothing. */
  static final Absence NONE = new Absence(Map.of(), 0);

  private static final int ANYWHERE = -1;

  /** Rule to the number of steps that stand before it. */
  private final Map<String, Integer> places;

  private final long spanMillis;

  private Absence(Map<String, Integer> places, long spanMillis) {
    this.places = places;
    this.spanMillis = spanMillis;
  }

  /** What one way to fulfil a sequence's condition wants absent. */
  static Absence of(CorrelationRule sequence, CorrelationCondition.Term term) {
    boolean ordered = sequence.type() == CorrelationRule.Type.TEMPORAL_ORDERED;
    Map<String, Integer> places = new HashMap<>();
    int steps = 0;
    for (String rule : sequence.rules()) {
      if (term.absent().contains(rule)) {
        places.put(rule, ordered ? steps : ANYWHERE);
      }
      steps += term.present().contains(rule) ? 1 : 0;
    }
    return new Absence(places, sequence.timespan().toMillis());
  }

  boolean isNone() {
    return places.isEmpty();
  }

  /** Those of the members of which a match must be free. */
  List<Member> among(List<Member> members) {
    return members.stream().filter(m -> m.rules().stream().anyMatch(places::containsKey)).toList();
  }

  /**
   * Whether a match is free of them, as far as is known.
   *
   * @param chain the signals of its steps, in their order
   * @param unwanted members of the group that have such rules
   */
  boolean holds(List<Signal> chain, List<Member> unwanted) {
    for (Member member : unwanted) {
      for (String rule : member.rules()) {
        if (places.containsKey(rule) && spoils(member.signal(), places.get(rule), chain)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean spoils(Signal signal, int place, List<Signal> chain) {
    long last = chain.get(chain.size() - 1).time();
    boolean near = signal.time() >= last - spanMillis && signal.time() <= last + spanMillis;
    if (place == ANYWHERE) {
      return near;
    }
    boolean after = place == 0 || Signal.IN_ORDER.compare(signal, chain.get(place - 1)) > 0;
    boolean before = place == chain.size() || Signal.IN_ORDER.compare(signal, chain.get(place)) < 0;
    return near && after && before;
  }
}
