package io.spawnwatch.library;

import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A YAML file of placeholders for the {@code expand} modifier: names, each with its values. */
public final class PlaceholderFile {

  private PlaceholderFile() {}

  /**
   * The values by name, written as rules write values.
   *
   * @throws SigmaException when it is no map from names to values
   */
  public static Map<String, List<String>> parse(RuleDocument file) throws SigmaException {
    Map<String, List<String>> values = new HashMap<>();
    for (YamlMap map : YamlReader.read(file)) {
      for (YamlMap.Entry entry : map.entries().values()) {
        List<String> texts = map.texts(entry.key());
        if (texts.isEmpty()) {
          throw new SigmaException(
              new Problem(
                  Problem.Kind.FAILED,
                  file.path(),
                  map.line(),
                  entry.line(),
                  entry.column(),
                  entry.key(),
                  "expected one or more values, found " + entry.value().describe()));
        }
        values.put(entry.key(), texts);
      }
    }
    return values;
  }
}
