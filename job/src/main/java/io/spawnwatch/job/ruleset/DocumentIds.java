package io.spawnwatch.job.ruleset;

import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.Set;
import java.util.TreeSet;

/** The ids of a file's rules and sequences. */
public final class DocumentIds {

  private DocumentIds() {}

  /** The ids; those without one are known by their names. A file that is no YAML has none. */
  public static Set<String> of(RuleDocument document) {
    Set<String> ids = new TreeSet<>();
    try {
      for (YamlMap rule : YamlReader.read(document)) {
        String id = rule.text("id", rule.text("name", null));
        if (id != null) {
          ids.add(id);
        }
      }
    } catch (SigmaException unreadable) {
      return Set.of(); // Loading it says what is wrong with it.
    }
    return ids;
  }
}
