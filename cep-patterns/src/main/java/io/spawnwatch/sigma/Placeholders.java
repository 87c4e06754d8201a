package io.spawnwatch.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code %name%} in values by each of the placeholder's values; those are not searched
 * again.
 */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("%([^%\\\\\\s]+)%");

  /** Several placeholders in one value multiply. */
  private static final int MAX_VALUES = 10_000;

  private final Map<String, List<String>> values;

  Placeholders(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * The value with every placeholder replaced, once for each combination.
   *
   * @param written as the rule writes it
   * @param quote makes a placeholder's value fit for where it stands
   * @throws UnsupportedFeature when a placeholder has no values
   * @throws IllegalArgumentException when there are too many combinations
   */
  List<String> expand(String written, UnaryOperator<String> quote) throws UnsupportedFeature {
    List<String> expanded = List.of("");
    Matcher matcher = PLACEHOLDER.matcher(written);
    int end = 0;
    while (matcher.find()) {
      String before = written.substring(end, matcher.start());
      expanded = append(expanded, before, valuesOf(matcher.group(1)), quote);
      end = matcher.end();
    }
    String rest = written.substring(end);
    return expanded.stream().map(begun -> begun + rest).toList();
  }

  private List<String> valuesOf(String name) throws UnsupportedFeature {
    List<String> found = values.get(name);
    if (found == null) {
      throw new UnsupportedFeature(
          "the placeholder %"
              + name
              + "% has no values; give some in rules.placeholders or rules.placeholders-file");
    }
    return found;
  }

  private static List<String> append(
      List<String> begun, String before, List<String> values, UnaryOperator<String> quote) {
    if ((long) begun.size() * values.size() > MAX_VALUES) {
      throw new IllegalArgumentException("placeholders make more than " + MAX_VALUES + " values");
    }
    List<String> longer = new ArrayList<>(begun.size() * values.size());
    for (String text : begun) {
      values.forEach(value -> longer.add(text + before + quote.apply(value)));
    }
    return longer;
  }
}
