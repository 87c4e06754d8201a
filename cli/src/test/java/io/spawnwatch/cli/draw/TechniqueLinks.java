package io.spawnwatch.cli.draw;

import io.spawnwatch.sigma.RuleHeader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ATT&CK techniques of a rule, as links of a page. */
final class TechniqueLinks {

  private static final Pattern TECHNIQUE = Pattern.compile("attack\\.t(\\d{4})(?:\\.(\\d{3}))?");

  private TechniqueLinks() {}

  /** The links with commas between; empty for a rule without a technique. */
  static String of(RuleHeader header) {
    return header.tags().stream()
        .map(TECHNIQUE::matcher)
        .filter(Matcher::matches)
        .map(TechniqueLinks::link)
        .collect(Collectors.joining(", "));
  }

  private static String link(Matcher technique) {
    String sub = technique.group(2);
    String name = "T" + technique.group(1) + (sub == null ? "" : "." + sub);
    return "[" + name + "](https://attack.mitre.org/techniques/" + name.replace('.', '/') + "/)";
  }
}
