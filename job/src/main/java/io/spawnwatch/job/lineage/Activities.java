package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessGuid;
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
    boolean climbs =
        parent != null
            && parent.image() != null
            && !sessionImages.contains(Images.fileName(parent.image()));
    return climbs ? parent.activity() : own;
  }
}
