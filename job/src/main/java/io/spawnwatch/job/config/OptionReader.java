package io.spawnwatch.job.config;

import io.spawnwatch.event.Nearest;
import io.spawnwatch.library.FileFault;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlReader;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/** Reads options from a file and from the command line; refuses what no option is called. */
final class OptionReader {

  private static final Map<String, ConfigOption<?>> KNOWN =
      Stream.of(JobOptions.class, TicketOptions.class)
          .flatMap(options -> Arrays.stream(options.getDeclaredFields()))
          .filter(f -> Modifier.isPublic(f.getModifiers()) && f.getType() == ConfigOption.class)
          .map(OptionReader::option)
          .collect(Collectors.toMap(ConfigOption::key, o -> o, (a, b) -> a, TreeMap::new));

  /** Of places that are not in a file. */
  private static final String ARGUMENT = "--";

  /** What lies below is named by Kafka and Flink, not here. */
  private static final List<String> OPEN_PREFIXES =
      List.of(JobOptions.KAFKA_PROPERTIES_PREFIX, JobOptions.FLINK_PREFIX);

  private final Configuration values = new Configuration();
  private final Map<String, String> places = new TreeMap<>();
  private final List<String> problems;

  private OptionReader(List<String> problems) {
    this.problems = problems;
  }

  private static ConfigOption<?> option(java.lang.reflect.Field field) {
    try {
      return (ConfigOption<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("options are public", e);
    }
  }

  /** All options, by key. */
  static Map<String, ConfigOption<?>> known() {
    return KNOWN;
  }

  /** What was read; problems are added to the list. */
  static OptionReader read(OptionSources sources, List<String> problems) {
    OptionReader reader = new OptionReader(problems);
    sources.defaults().forEach((key, value) -> reader.put(key, value, "--default " + key));
    if (sources.file() != null) {
      reader.readFile(sources.file());
    }
    sources.overrides().forEach((key, value) -> reader.put(key, value, "--set " + key));
    return reader;
  }

  private void readFile(Path file) {
    try {
      for (YamlMap map : YamlReader.read(RuleFiles.read(file))) {
        flatten("", map, file.toString());
      }
    } catch (SigmaException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
    } catch (IOException e) {
      problems.add(FileFault.of(file, e));
    }
  }

  private void flatten(String prefix, YamlMap map, String file) {
    for (YamlMap.Entry entry : map.entries().values()) {
      String key = prefix + entry.key();
      if (entry.value() instanceof YamlMap nested && !isMapOption(key)) {
        flatten(key + ".", nested, file);
      } else {
        text(entry.value()).ifPresent(value -> put(key, value, place(file, entry) + ": " + key));
      }
    }
  }

  private static String place(String file, YamlMap.Entry entry) {
    return file + ":" + entry.line() + ":" + entry.column();
  }

  private static boolean isMapOption(String key) {
    return KNOWN.containsKey(key);
  }

  /** In the form of Flink's options: lists by semicolon, maps by comma. */
  private static Optional<String> text(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return scalar.isNull() ? Optional.empty() : Optional.of(scalar.text());
    }
    if (node instanceof YamlList list) {
      return Optional.of(
          list.items().stream()
              .flatMap(item -> text(item).stream())
              .map(OptionReader::quoted)
              .collect(Collectors.joining(";")));
    }
    return Optional.of(
        ((YamlMap) node)
            .entries().values().stream()
                .map(e -> quoted(quoted(e.key()) + ":" + quoted(valueText(e.value()))))
                .collect(Collectors.joining(",")));
  }

  /** The value of a map's entry: several are separated by commas. */
  private static String valueText(YamlNode node) {
    if (node instanceof YamlList list) {
      return list.items().stream().map(OptionReader::valueText).collect(Collectors.joining(","));
    }
    return text(node).orElse("");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void put(String key, String value, String place) {
    if (!KNOWN.containsKey(key) && OPEN_PREFIXES.stream().noneMatch(key::startsWith)) {
      problems.add(place + ": " + unknown(key));
      return;
    }
    String before = places.put(key, place);
    if (before != null && isInAFile(before) && isInAFile(place)) {
      problems.add(place + ": set twice, first at " + before);
    }
    values.setString(key, value);
  }

  private static String unknown(String key) {
    return KNOWN.keySet().stream()
        .filter(known -> known.startsWith(key + "."))
        .findFirst()
        .map(below -> "expected a map of options, such as " + below + ", found a value")
        .orElseGet(
            () ->
                "unknown option; the nearest is " + Nearest.to(key, KNOWN.keySet()).orElseThrow());
  }

  private static boolean isInAFile(String place) {
    return !place.startsWith(ARGUMENT);
  }

  /** The option's value; its default, and a problem, where the value is not within its bound. */
  <T> T get(ConfigOption<T> option) {
    Bound<?> bound = OptionBounds.of(option);
    if (bound.isMetBy(values)) {
      return values.get(option);
    }
    wrong(option, "expected " + bound.expected());
    return option.defaultValue();
  }

  /** The option's value; empty where it is not set and has no default. */
  <T> Optional<T> find(ConfigOption<T> option) {
    return Optional.ofNullable(get(option));
  }

  /** Whether a source sets it. */
  boolean isSet(ConfigOption<?> option) {
    return values.contains(option);
  }

  /** Notes that a value must not stand here, without saying what it is. */
  void refuse(String key, String reason) {
    problems.add(places.getOrDefault(key, key) + ": " + reason);
  }

  /** Notes that a value cannot be used. */
  void wrong(ConfigOption<?> option, String reason) {
    String problem =
        places.getOrDefault(option.key(), option.key())
            + ": "
            + reason
            + ", found "
            + (values.containsKey(option.key())
                ? '"' + values.getString(option.key(), "") + '"'
                : "the default");
    // A value may be asked for more than once; its problem is told once.
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** All values under a prefix, without it. */
  Map<String, String> below(String prefix) {
    return values.toMap().entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .collect(Collectors.toMap(e -> e.getKey().substring(prefix.length()), Map.Entry::getValue));
  }
}
