package io.spawnwatch.job.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;

/**
 * What the value of an option must be.
 *
 * @param option the option
 * @param expected in words that follow "expected", such as {@code a whole number from 1 to 64}
 * @param holds whether a value, never null, is within
 * @param <T> the option's type
 */
record Bound<T>(ConfigOption<T> option, String expected, Predicate<T> holds) {

  static Bound<Integer> whole(ConfigOption<Integer> option, int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return new Bound<>(option, expected, value -> value >= least && value <= most);
  }

  static Bound<Duration> duration(ConfigOption<Duration> option, Duration least, Duration most) {
    String expected = "a duration from " + text(least) + " to " + text(most);
    Predicate<Duration> holds = v -> v.compareTo(least) >= 0 && v.compareTo(most) <= 0;
    return new Bound<>(option, expected, holds);
  }

  static Bound<MemorySize> size(ConfigOption<MemorySize> option, String least, String most) {
    MemorySize from = MemorySize.parse(least);
    MemorySize to = MemorySize.parse(most);
    Predicate<MemorySize> holds = v -> v.compareTo(from) >= 0 && v.compareTo(to) <= 0;
    return new Bound<>(option, "a size from " + least + " to " + most, holds);
  }

  static Bound<Boolean> flag(ConfigOption<Boolean> option) {
    return new Bound<>(option, "true or false", value -> true);
  }

  static <E extends Enum<E>> Bound<E> oneOf(ConfigOption<E> option, Class<E> words) {
    return new Bound<>(option, oneOf(words), value -> true);
  }

  /** Of an option that holds the words of an enum as text. */
  static <E extends Enum<E>> Bound<String> wordOf(ConfigOption<String> option, Class<E> words) {
    Predicate<String> holds =
        value ->
            Arrays.stream(words.getEnumConstants()).anyMatch(w -> w.name().equalsIgnoreCase(value));
    return new Bound<>(option, oneOf(words), holds);
  }

  private static String oneOf(Class<? extends Enum<?>> words) {
    return Arrays.stream(words.getEnumConstants())
        .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  static Bound<String> text(ConfigOption<String> option, String expected, String regex) {
    return new Bound<>(option, expected, Pattern.compile(regex).asMatchPredicate());
  }

  static Bound<String> regex(ConfigOption<String> option) {
    return new Bound<>(option, "a regular expression", Bound::isRegex);
  }

  private static boolean isRegex(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  static Bound<List<String>> texts(
      ConfigOption<List<String>> option, String expected, String regex) {
    Predicate<String> each = Pattern.compile(regex).asMatchPredicate();
    return new Bound<>(option, expected, values -> values.stream().allMatch(each));
  }

  /** The same, of a list that must not be empty. */
  Bound<T> notEmpty() {
    Predicate<T> filled = value -> !(value instanceof List<?> list && list.isEmpty());
    return new Bound<>(option, expected + ", at least one", holds.and(filled));
  }

  private static String text(Duration duration) {
    return TimeUtils.formatWithHighestUnit(duration);
  }

  /** Whether the option is of its type and within, or not set at all. */
  boolean isMetBy(Configuration values) {
    try {
      T value = values.get(option);
      return value == null || holds.test(value);
    } catch (IllegalArgumentException notOfItsType) {
      return false;
    }
  }
}
