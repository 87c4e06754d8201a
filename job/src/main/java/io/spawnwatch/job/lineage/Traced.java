package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;
import java.util.List;
import java.util.Set;

/**
 * A process as the lineage knows it right after an event told of its creation.
 *
 * @param process the process
 * @param ancestors its known ancestors, nearest first
 * @param firstTold false when another event had already told of this creation (a twin)
 * @param corrected the processes whose place in the tree this event changed: a filled placeholder
 *     or a parent found late; their descendants' ancestors changed with it
 */
public record Traced(
    ProcessNode process,
    List<ProcessNode> ancestors,
    boolean firstTold,
    Set<ProcessGuid> corrected) {}
