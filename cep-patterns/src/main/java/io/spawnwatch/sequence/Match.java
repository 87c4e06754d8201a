package io.spawnwatch.sequence;

import java.util.List;

/**
 * A match within one group.
 *
 * @param last the signal that it ends at
 * @param steps in order, the tightest match known
 */
record Match(Signal last, List<Completion.Step> steps) {}
