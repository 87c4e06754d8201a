package io.spawnwatch.job.card;

import java.util.List;
import java.util.Optional;

/**
 * One process in the order in which a tree is drawn.
 *
 * @param trunk for each ancestor's level, but the root's own, whether a line goes on to a younger
 *     sibling; the last is this process's own
 * @param process the process
 * @param step present where it matched
 */
record TreeRow(List<Boolean> trunk, ProcessFacts process, Optional<TreeStep> step) {

  int depth() {
    return trunk.size();
  }
}
