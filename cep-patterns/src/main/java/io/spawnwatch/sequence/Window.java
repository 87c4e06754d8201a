package io.spawnwatch.sequence;

import java.util.List;
import java.util.function.Predicate;

/**
 * The members of a group around a signal that arrived, and what of them is to be decided.
 *
 * @param members in order, from a timespan before the arrived signal on
 * @param arrived the place of the arrived signal among them
 * @param spanMillis the timespan, milliseconds, inclusive
 * @param isOpen whether a signal, as the last of a match, is not decided yet
 */
record Window(List<Member> members, int arrived, long spanMillis, Predicate<Signal> isOpen) {

  /** How many members there are. */
  int size() {
    return members.size();
  }

  Member get(int place) {
    return members.get(place);
  }

  /** Whether the arrived signal can be of the match that ends there, and that is not decided. */
  boolean isDue(int last) {
    return last >= arrived
        && get(last).time() - get(arrived).time() <= spanMillis
        && isOpen.test(get(last).signal());
  }

  /** Whether a member lies within the timespan before another. */
  boolean reaches(int first, int last) {
    return get(last).time() - get(first).time() <= spanMillis;
  }
}
