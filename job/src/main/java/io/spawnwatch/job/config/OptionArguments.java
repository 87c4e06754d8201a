package io.spawnwatch.job.config;

import io.spawnwatch.job.kafka.KafkaSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Option;

/** The arguments by which options are given. */
public final class OptionArguments {

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
      names = "--default",
      hidden = true,
      description =
          "Sets one option, unless the configuration does: how submit tells of its cluster.")
  private Map<String, String> defaults = new LinkedHashMap<>();

  /**
   * The sources of the options.
   *
   * @param programDefaults options by key, under all that was given
   * @param programOverrides options by key, over the file's, under those of {@code --set}
   */
  OptionSources sources(Map<String, String> programDefaults, Map<String, String> programOverrides) {
    Map<String, String> below = new LinkedHashMap<>(programDefaults);
    below.putAll(defaults);
    Map<String, String> above = new LinkedHashMap<>(programOverrides);
    above.putAll(settings);
    return new OptionSources(below, conf, above);
  }

  /**
   * Everything a job is started with, for a program that names its rules in its own way.
   *
   * @param defaults options by key, under those given
   * @param demands options by key that the way of running demands: over the file's, under those of
   *     {@code --set}
   * @param rules files and folders of rules, beside the options'
   * @throws ConfigurationException when an option, a rule or a sequence is wrong, with all problems
   */
  public JobConfig job(
      Map<String, String> defaults, Map<String, String> demands, List<String> rules)
      throws ConfigurationException {
    return JobConfig.load(sources(defaults, demands), rules);
  }

  /**
   * How Kafka is reached, for a program that is not the job.
   *
   * @param programDefaults options by key, under those given
   * @throws ConfigurationException when an option is wrong, with all problems
   */
  public KafkaSettings kafka(Map<String, String> programDefaults) throws ConfigurationException {
    List<String> problems = new ArrayList<>();
    OptionReader options = OptionReader.read(sources(programDefaults, Map.of()), problems);
    KafkaSettings kafka = new SettingsAssembler(options).kafka();
    ConfigurationException.throwIfAny(problems);
    return kafka;
  }

  /**
   * Flink's options among those given, without their prefix. Says nothing of wrong ones: the job
   * that is then submitted tells of all of them at once.
   */
  public Configuration flink() {
    OptionReader options = OptionReader.read(sources(Map.of(), Map.of()), new ArrayList<>());
    return Configuration.fromMap(options.below(JobOptions.FLINK_PREFIX));
  }

  /** The same as arguments of the job's main class. */
  public List<String> toArguments() {
    List<String> arguments = new ArrayList<>();
    if (conf != null) {
      arguments.addAll(List.of("--conf", conf.toString()));
    }
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    defaults.forEach((key, value) -> arguments.addAll(List.of("--default", key + "=" + value)));
    return arguments;
  }
}
