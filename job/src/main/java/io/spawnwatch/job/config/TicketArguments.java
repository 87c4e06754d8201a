package io.spawnwatch.job.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The arguments by which the ticket job, on a cluster or embedded, is configured. */
public final class TicketArguments {

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

  /**
   * Reads and checks everything that was given.
   *
   * @throws ConfigurationException when an option is wrong, with all problems
   */
  public TicketConfig load() throws ConfigurationException {
    return TicketConfig.load(conf, settings);
  }
}
