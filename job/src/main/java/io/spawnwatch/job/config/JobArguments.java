package io.spawnwatch.job.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The arguments by which a job, on a cluster or embedded, is configured. */
public final class JobArguments {

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Configuration, such as conf/job.yaml.")
  private Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one option, over the configuration's.")
  private Map<String, String> settings = new LinkedHashMap<>();

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
    Map<String, String> overrides = new LinkedHashMap<>(defaults);
    overrides.putAll(settings);
    if (noBundled) {
      overrides.put(JobOptions.BUNDLED_RULES.key(), "false");
    }
    return JobConfig.load(conf, overrides, rules);
  }
}
