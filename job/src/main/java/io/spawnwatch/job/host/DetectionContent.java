package io.spawnwatch.job.host;

import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sigma.RuleDocument;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The rules and sequences of a job as text, checked before the job was submitted. Text crosses to
 * the cluster, for compiled rules are neither small nor serializable; each TaskManager compiles
 * once.
 *
 * @param documents rule files
 * @param placeholders values of the {@code expand} modifier, by name
 * @param version a hash of all of it, stated in every alert
 */
public record DetectionContent(
    List<RuleDocument> documents, Map<String, List<String>> placeholders, String version)
    implements Serializable {

  /** The documents, parsed. */
  public RuleLibrary library() {
    return LibraryLoader.load(documents, placeholders);
  }
}
