package io.spawnwatch.sigma.yaml;

/**
 * A single value.
 *
 * @param text as written, without quotes
 * @param kind its YAML 1.1 type
 * @param line from 1
 * @param column from 1
 */
public record YamlScalar(String text, Kind kind, int line, int column) implements YamlNode {

  /** The types that matter to a rule. */
  public enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }

  @Override
  public String describe() {
    return kind == Kind.NULL ? "null" : '"' + text + '"';
  }
}
