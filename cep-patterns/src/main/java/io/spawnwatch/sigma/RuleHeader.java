package io.spawnwatch.sigma;

import java.util.List;

/**
 * What a rule and a correlation rule have in common.
 *
 * @param id the rule's UUID; for a rule without one, its name, else path and title
 * @param name the short name by which correlations refer to it; null where it has none
 * @param title one line
 * @param description why it matters; empty where missing
 * @param status such as {@code test}; empty where missing
 * @param level never null; medium where missing
 * @param tags such as {@code attack.t1059.001}
 * @param falsePositives what else may look like it
 * @param path the file
 * @param line the document's first line in the file, from 1
 */
public record RuleHeader(
    String id,
    String name,
    String title,
    String description,
    String status,
    Level level,
    List<String> tags,
    List<String> falsePositives,
    String path,
    int line) {

  /** The same header with another id. */
  public RuleHeader withId(String other) {
    return new RuleHeader(
        other, name, title, description, status, level, tags, falsePositives, path, line);
  }
}
