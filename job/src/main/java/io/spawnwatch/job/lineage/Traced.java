package io.spawnwatch.job.lineage;

import java.util.List;

/**
 * A process as the lineage knows it right after an event told of its creation.
 *
 * @param process the process
 * @param ancestors its known ancestors, nearest first
 * @param firstTold false when another event had already told of this creation (a twin)
 * @param changesTree whether the ancestors of other processes may have changed with this event: a
 *     placeholder was filled, or it came late
 * @param foundLate creations that were matched before this one, which is their creator's
 */
public record Traced(
    ProcessNode process,
    List<ProcessNode> ancestors,
    boolean firstTold,
    boolean changesTree,
    int foundLate) {

  Traced withChangedTree() {
    return new Traced(process, ancestors, firstTold, true, foundLate);
  }
}
