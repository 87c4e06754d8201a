package io.spawnwatch.job.config;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.util.TimeUtils;

/** The pages that are written from the options. */
final class OptionPages {

  private OptionPages() {}

  static String configuration() {
    StringBuilder page = new StringBuilder();
    page.append("# Configuration\n\n");
    page.append("Written from `JobOptions` by `OptionPagesTest`; do not edit.\n\n");
    page.append(
        "Options stand in the file of `--conf`, nested or dotted, or in `--set key=value`,");
    page.append(" which wins.\nAn unknown key, or a value that is not what it must be, stops the");
    page.append(" program before it starts (exit 2);\nall such are told at once, each with file,");
    page.append(" line and column, what was expected and what was found.\n");
    page.append("Keys under `kafka.properties.` go to every Kafka client as they are, such as");
    page.append(" `kafka.properties.security.protocol`;\nsecrets are named there, not written");
    page.append(" ([kafka.md](kafka.md)). Keys under `flink.` are Flink's own and win over the");
    page.append(" cluster's.\n\n");
    page.append("| option | default | must be | meaning |\n|---|---|---|---|\n");
    for (ConfigOption<?> option : OptionReader.known().values()) {
      page.append("| `" + option.key() + "` | ");
      page.append(option.hasDefaultValue() ? "`" + text(option.defaultValue()) + "`" : "none");
      page.append(" | " + OptionBounds.of(option).expected());
      page.append(" | " + description(option) + " |\n");
    }
    return page.toString();
  }

  static String jobYaml() {
    StringBuilder file = new StringBuilder();
    file.append("# Options of the job, each commented out with its default. Written from");
    file.append(" JobOptions by OptionPagesTest.\n");
    file.append("# Take the # off what you change; keys may be nested, too.\n");
    for (ConfigOption<?> option : OptionReader.known().values()) {
      file.append("\n# " + description(option) + " Must be ");
      file.append(OptionBounds.of(option).expected() + ".\n");
      file.append("#" + option.key() + ": " + yaml(option) + "\n");
    }
    return file.toString();
  }

  private static String description(ConfigOption<?> option) {
    return new org.apache.flink.configuration.description.HtmlFormatter()
        .format(option.description());
  }

  private static String text(Object value) {
    if (value instanceof Duration duration) {
      return TimeUtils.formatWithHighestUnit(duration);
    }
    if (value instanceof Collection<?> list) {
      return list.isEmpty()
          ? "none"
          : list.stream().map(OptionPages::text).collect(Collectors.joining(", "));
    }
    return value instanceof Map<?, ?> map && map.isEmpty() ? "none" : String.valueOf(value);
  }

  private static String yaml(ConfigOption<?> option) {
    Object value = option.hasDefaultValue() ? option.defaultValue() : "";
    if (value instanceof Collection<?> list) {
      return list.stream().map(OptionPages::text).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof Map<?, ?> ? "{}" : text(value);
  }
}
