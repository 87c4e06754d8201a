package io.spawnwatch.sigma;

import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The metadata that rules and correlation rules share. */
public final class HeaderParser {

  private HeaderParser() {}

  /** The header of a document; problems are added to the reporter. */
  public static RuleHeader parse(String path, YamlMap document, ProblemReport report) {
    String title = document.text("title", "");
    if (title.isBlank()) {
      report.failed(document, "title", "expected a title, found none");
    }
    return new RuleHeader(
        idOf(path, document),
        document.text("name", null),
        title,
        document.text("description", ""),
        document.text("status", ""),
        level(document, report),
        document.texts("tags"),
        document.texts("falsepositives"),
        path,
        document.line());
  }

  /** The id of a rule, correlation or filter: its own, else its name, else path and title. */
  public static String idOf(String path, YamlMap document) {
    String name = document.text("name", null);
    return document.text("id", name != null ? name : path + "#" + document.text("title", ""));
  }

  private static Level level(YamlMap document, ProblemReport report) {
    YamlNode node = document.get("level").orElse(null);
    String text = document.text("level", Level.MEDIUM.name()).toUpperCase(Locale.ROOT);
    for (Level level : Level.values()) {
      if (level.name().equals(text)) {
        return level;
      }
    }
    String known =
        Arrays.stream(Level.values())
            .map(level -> level.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    report.failed(node, "level", "expected one of " + known + ", found " + node.describe());
    return Level.MEDIUM;
  }
}
