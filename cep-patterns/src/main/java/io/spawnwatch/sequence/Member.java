package io.spawnwatch.sequence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A signal as a member of one group of one sequence.
 *
 * @param signal the signal
 * @param rules the rules of the sequence for which it belongs to the group, in the sequence's order
 */
record Member(Signal signal, List<String> rules) {

  private static final Comparator<Member> IN_ORDER =
      Comparator.comparing(Member::signal, Signal.IN_ORDER);

  boolean has(String rule) {
    return rules.contains(rule);
  }

  long time() {
    return signal.time();
  }

  /** In order, each signal once: those of each rule, one rule after the other, put together. */
  static List<Member> united(List<Member> ofRules) {
    ofRules.sort(IN_ORDER);
    List<Member> united = new ArrayList<>(ofRules.size());
    for (Member member : ofRules) {
      int last = united.size() - 1;
      if (last >= 0 && united.get(last).signal == member.signal) {
        united.set(last, united.get(last).and(member));
      } else {
        united.add(member);
      }
    }
    return united;
  }

  private Member and(Member same) {
    List<String> both = new ArrayList<>(rules);
    both.addAll(same.rules);
    return new Member(signal, both);
  }

  /** The place of a signal in the list, which is in order. */
  static int placeOf(Signal signal, List<Member> members) {
    return Collections.binarySearch(members, new Member(signal, List.of()), IN_ORDER);
  }
}
