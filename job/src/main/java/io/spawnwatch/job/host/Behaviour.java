package io.spawnwatch.job.host;

import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.lineage.ProcessNode;
import java.util.List;
import java.util.Locale;

/** Which process counts: {@code net} always starts {@code net1} with the same arguments. */
final class Behaviour {

  private Behaviour() {}

  /** The process that stands for what the given one does. */
  static ProcessGuid of(ProcessNode process, List<ProcessNode> ancestors) {
    boolean isSecondHalf =
        endsWith(process, "\\net1.exe")
            && !ancestors.isEmpty()
            && endsWith(ancestors.get(0), "\\net.exe");
    return isSecondHalf ? ancestors.get(0).guid() : process.guid();
  }

  private static boolean endsWith(ProcessNode node, String name) {
    return node.image() != null && node.image().toLowerCase(Locale.ROOT).endsWith(name);
  }
}
