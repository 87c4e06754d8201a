package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.Collections;
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

  /** Whether one must be absent before the first of ordered steps. */
  boolean isBeforeFirst() {
    return places.containsValue(0);
  }

  /** Whether a member must not stand right before that step of ordered ones, from 0. */
  boolean forbids(Member member, int step) {
    for (String rule : member.rules()) {
      if (places.getOrDefault(rule, ANYWHERE) == step) {
        return true;
      }
    }
    return false;
  }

  /** Those of the members, in order, of which a match must be free. */
  Unwanted among(List<Member> members) {
    Map<Integer, List<Signal>> byPlace = new HashMap<>();
    if (!isNone()) {
      for (Member member : members) {
        for (String rule : member.rules()) {
          if (places.containsKey(rule)) {
            byPlace.computeIfAbsent(places.get(rule), p -> new ArrayList<>()).add(member.signal());
          }
        }
      }
    }
    return new Unwanted(byPlace, spanMillis);
  }

  /**
   * What a match must be free of.
   *
   * @param byPlace signals in order, by the number of steps before them, or {@link #ANYWHERE}
   * @param spanMillis how far before and after the last step they count, milliseconds
   */
  record Unwanted(Map<Integer, List<Signal>> byPlace, long spanMillis) {

    /**
     * Whether a match is free of them, as far as is known.
     *
     * @param chain the signals of its steps, in their order
     */
    boolean isFree(List<Signal> chain) {
      return byPlace.keySet().stream().noneMatch(place -> isSpoilt(chain, place));
    }

    private boolean isSpoilt(List<Signal> chain, int place) {
      long last = chain.get(chain.size() - 1).time();
      Signal from = place <= 0 ? Signal.atBeginOf(last - spanMillis) : chain.get(place - 1);
      Signal to =
          place == ANYWHERE || place == chain.size()
              ? Signal.atBeginOf(last + spanMillis + 1)
              : chain.get(place);
      Signal next = firstAfter(from, byPlace.get(place));
      return next != null && Signal.IN_ORDER.compare(next, to) < 0;
    }

    private static Signal firstAfter(Signal from, List<Signal> signals) {
      int found = Collections.binarySearch(signals, from, Signal.IN_ORDER);
      int next = found < 0 ? -found - 1 : found + 1;
      return next < signals.size() ? signals.get(next) : null;
    }
  }
}
