package io.spawnwatch.sigma;

import io.spawnwatch.event.Nearest;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The metadata that rules and correlation rules share. */
public final class HeaderParser {

  /** Of specification 2.1.0. */
  private static final Set<String> STATUSES =
      Set.of("stable", "test", "experimental", "deprecated", "unsupported");

  private HeaderParser() {}

  /** The header of a document; problems are added to the reporter. */
  public static RuleHeader parse(String path, YamlMap document, ProblemReport report) {
    String title = title(document, report);
    checkStatus(document, report);
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

  /** The title; where it is missing, or no text, a problem is added to the report. */
  static String title(YamlMap document, ProblemReport report) {
    String title = document.text("title", "");
    if (title.isBlank()) {
      YamlNode node = document.get("title").orElse(document);
      String found = node == document ? "none" : node.describe();
      report.failed(node, "title", "expected a title, found " + found);
    }
    return title;
  }

  /** {@code rules.status} knows these alone. */
  private static void checkStatus(YamlMap document, ProblemReport report) {
    String status = document.text("status", "stable");
    if (!STATUSES.contains(status)) {
      YamlNode at = document.get("status").orElse(document);
      report.warn(at.line(), at.column(), "status", Nearest.unknown("a status", status, STATUSES));
    }
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
