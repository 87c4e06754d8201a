package io.spawnwatch.sigma.yaml;

import java.util.Locale;
import java.util.Optional;

/**
 * A single value.
 *
 * @param text as written, without quotes
 * @param kind its YAML 1.1 type
 * @param line from 1
 * @param column from 1
 * @param inset how many columns after that the text begins, as it stands in the file; -1 where it
 *     stands there otherwise: folded, or with escapes
 */
public record YamlScalar(String text, Kind kind, int line, int column, int inset)
    implements YamlNode {

  /** The types that matter to a rule. */
  public enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /** The truth value that YAML 1.1 reads the text as; empty for another text. */
  public static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> Optional.of(true);
      case "false", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The column of a character of the text, from 0; where that is not known, the value's own. */
  public int columnOf(int position) {
    return inset < 0 ? column : column + inset + position;
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }

  @Override
  public String describe() {
    return kind == Kind.NULL ? "null" : '"' + text + '"';
  }
}
