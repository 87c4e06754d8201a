package io.spawnwatch.cli.run;

import io.spawnwatch.job.config.JobOptions;
import java.util.HashMap;
import java.util.Map;

/** What runs over files set where the user sets nothing. */
public final class RunDefaults {

  /** Files come in any order: a host's last year may be read after its today. */
  private static final Map<String, String> FILES = Map.of(JobOptions.LATENESS.key(), "36500 d");

  private RunDefaults() {}

  /** Of a run on an embedded Flink: the host stage may use all cores. */
  public static Map<String, String> embedded() {
    Map<String, String> options = new HashMap<>(FILES);
    options.put(JobOptions.HOST_PARALLELISM.key(), Integer.toString(EmbeddedFlink.SLOTS));
    return options;
  }

  /** Of the tools that test and explain rules: no floor hides what they look for. */
  public static Map<String, String> tools() {
    Map<String, String> options = new HashMap<>(FILES);
    options.put(JobOptions.MIN_LEVEL.key(), "informational");
    return options;
  }
}
