package io.spawnwatch.job.ruleset;

import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids of a file's rules and sequences. */
public final class DocumentIds {

  /** How nearly every rule of the world writes its id; a thousand files are to be read at once. */
  private static final Pattern PLAIN = Pattern.compile("(?m)^id: *([0-9a-fA-F-]{36})[ \\r]*$");

  private DocumentIds() {}

  /** The ids; those without one are known by their names. A file that is no YAML has none. */
  public static Set<String> of(RuleDocument document) {
    String text = document.text();
    if (!text.contains("\n---")) {
      Matcher plain = PLAIN.matcher(text);
      if (plain.find()) {
        return Set.of(plain.group(1));
      }
    }
    return parsed(document);
  }

  private static Set<String> parsed(RuleDocument document) {
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
