package io.spawnwatch.cli.run;

import io.spawnwatch.job.config.JobOptions;
import java.util.HashMap;
import java.util.Map;

/** What runs over files set where the user sets nothing. */
public final class RunDefaults {

  /** Files come in any order: a host's last year may be read after its today. */
  private static final Map<String, String> FILES = Map.of(JobOptions.LATENESS.key(), "36500 d");

  private RunDefaults() {}

  /** Of a run over files. */
  public static Map<String, String> files() {
    return FILES;
  }

  /** What an embedded Flink demands, whatever the file says: it has so many slots. */
  public static Map<String, String> embedded() {
    return Map.of(
        JobOptions.HOST_PARALLELISM.key(), Integer.toString(EmbeddedFlink.SLOTS),
        JobOptions.ESTATE_PARALLELISM.key(), "1",
        JobOptions.DECODE_PARALLELISM.key(), "1",
        JobOptions.SINK_PARALLELISM.key(), "1");
  }

  /** Of the tools that test and explain rules: no floor hides what they look for. */
  public static Map<String, String> tools() {
    Map<String, String> options = new HashMap<>(FILES);
    options.put(JobOptions.MIN_LEVEL.key(), "informational");
    return options;
  }
}
