package io.spawnwatch.sigma.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A map, in the order written.
 *
 * @param entries by key
 * @param line from 1
 * @param column from 1
 */
public record YamlMap(Map<String, Entry> entries, int line, int column) implements YamlNode {

  /**
   * A key and its value.
   *
   * @param key as written
   * @param line of the key
   * @param column of the key
   * @param value what stands under it
   */
  public record Entry(String key, int line, int column, YamlNode value) {}

  /** The value of a key. */
  public Optional<YamlNode> get(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /** The text of a key whose value is a scalar and not null; else the fallback. */
  public String text(String key, String fallback) {
    return get(key).map(value -> scalarText(value, fallback)).orElse(fallback);
  }

  private static String scalarText(YamlNode value, String fallback) {
    return value instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : fallback;
  }

  /** The texts of a list of scalars, or of one scalar; empty where it is missing. */
  public List<String> texts(String key) {
    return texts(key, other -> {});
  }

  /**
   * The same.
   *
   * @param other is given what is no text
   */
  public List<String> texts(String key, Consumer<YamlNode> other) {
    List<String> texts = new ArrayList<>();
    YamlNode value = get(key).orElse(new YamlList(List.of(), line, column));
    for (YamlNode item : value instanceof YamlList list ? list.items() : List.of(value)) {
      if (item instanceof YamlScalar scalar && !scalar.isNull()) {
        texts.add(scalar.text());
      } else {
        other.accept(item);
      }
    }
    return texts;
  }

  @Override
  public String describe() {
    return "a map";
  }
}
