package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;
import java.util.List;
import java.util.Set;

/** The activity of a process: its parent's, unless the parent only hosts sessions. */
final class Activities {

  private Activities() {}

  /**
   * The activity of a new process.
   *
   * @param own its canonical id, the root where the climb does not leave it
   * @param parent null where it is not known
   * @param sessionImages file names, lower case
   */
  static ProcessGuid of(ProcessGuid own, ProcessNode parent, Set<String> sessionImages) {
    return parent != null && isClimbed(parent, sessionImages) ? parent.activity() : own;
  }

  /**
   * The root of a process by the tree of now, whatever was known when its activity was given.
   *
   * @param ancestors nearest first
   * @param sessionImages file names, lower case
   */
  static ProcessGuid root(
      ProcessNode process, List<ProcessNode> ancestors, Set<String> sessionImages) {
    ProcessNode root = process;
    for (ProcessNode ancestor : ancestors) {
      if (!isClimbed(ancestor, sessionImages)) {
        return root.guid();
      }
      root = ancestor;
    }
    // A parent that is not among the ancestors is forgotten, or further than they reach.
    return root.parent() == null ? root.guid() : root.activity();
  }

  private static boolean isClimbed(ProcessNode ancestor, Set<String> sessionImages) {
    return ancestor.image() != null && !sessionImages.contains(Images.fileName(ancestor.image()));
  }
}
