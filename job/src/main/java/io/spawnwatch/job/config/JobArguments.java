package io.spawnwatch.job.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments by which a job, on a cluster or embedded, is configured. */
public final class JobArguments {

  @Mixin private OptionArguments options;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = "Adds a file or folder of Sigma rules and correlation rules.")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--no-bundled", description = "Leaves the bundled rules and sequences out.")
  private boolean noBundled;

  /**
   * Reads and checks everything that was given.
   *
   * @param defaults options by key, under those given
   * @throws ConfigurationException when an option, a rule or a sequence is wrong, with all problems
   */
  public JobConfig load(Map<String, String> defaults) throws ConfigurationException {
    return load(defaults, Map.of());
  }

  /**
   * Reads and checks everything that was given.
   *
   * @param defaults options by key, under those given
   * @param demands options by key that the way of running demands: over the file's, under those of
   *     {@code --set}
   * @throws ConfigurationException when an option, a rule or a sequence is wrong, with all problems
   */
  public JobConfig load(Map<String, String> defaults, Map<String, String> demands)
      throws ConfigurationException {
    Map<String, String> overrides = new LinkedHashMap<>(demands);
    if (noBundled) {
      overrides.put(JobOptions.BUNDLED_RULES.key(), "false");
    }
    return options.job(defaults, overrides, rules);
  }

  /** The options alone. */
  public OptionArguments options() {
    return options;
  }

  /** The same as arguments of the job's main class. */
  public List<String> toArguments() {
    List<String> arguments = options.toArguments();
    rules.forEach(path -> arguments.addAll(List.of("--rules", path)));
    if (noBundled) {
      arguments.add("--no-bundled");
    }
    return arguments;
  }
}
