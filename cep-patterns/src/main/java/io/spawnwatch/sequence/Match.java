package io.spawnwatch.sequence;

import java.util.List;

/**
 * A match within one group.
 *
 * @param last the signal that it ends at
 * @param steps in order, the tightest match known
 * @param waits whether it is one only if something does not happen yet
 */
record Match(Signal last, List<Completion.Step> steps, boolean waits) {

  /** One that is decided. */
  Match(Signal last, List<Completion.Step> steps) {
    this(last, steps, false);
  }

  Match waiting(boolean undecided) {
    return new Match(last, steps, undecided);
  }
}
