package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterOptions;
import io.spawnwatch.cli.events.EventFileSource;
import io.spawnwatch.cli.events.EventFiles;
import io.spawnwatch.cli.events.UnreadFiles;
import io.spawnwatch.cli.output.ReportFile;
import io.spawnwatch.cli.replay.Comparison;
import io.spawnwatch.cli.replay.Difference;
import io.spawnwatch.cli.run.RunDefaults;
import io.spawnwatch.cli.topic.RuleTopicClient;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.config.JobOptions;
import io.spawnwatch.job.config.OptionArguments;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.host.ContentCheck;
import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.kafka.KafkaCheck;
import io.spawnwatch.job.kafka.KafkaEnds;
import io.spawnwatch.job.ruleset.ContentOverlay;
import io.spawnwatch.library.RuleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.connector.source.Source;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: what other rules would have found. */
@Command(
    name = "replay",
    description = {
      "What-if: what other rules would have found in events of the past.",
      "They go through the running set and a candidate at once; nothing is written to any topic."
    },
    exitCodeList = UnreadFiles.EXIT_CODE,
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private OptionArguments options;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description = {
        "Rules of the candidate set, laid over the running one:",
        "a file takes the place of the one that has its ids."
      })
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "ID",
      description = "A rule or sequence that the candidate set lacks.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--against",
      arity = "1..*",
      paramLabel = "PATH",
      description = {
        "Rules of the running set, beside the bundled ones.",
        "Default: those of the configuration, and what is published where it says so."
      })
  private List<String> against = new ArrayList<>();

  @Option(names = "--no-bundled", description = "Leaves the bundled rules out of both sets.")
  private boolean noBundled;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Events events;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the difference as JSON.")
  private Path jsonFile;

  @Override
  public Integer call() throws Exception {
    Map<String, String> defaults = new HashMap<>(RunDefaults.files());
    defaults.putAll(cluster.localDefaults());
    Map<String, String> demands = new HashMap<>(RunDefaults.embedded());
    if (noBundled) {
      demands.put(JobOptions.BUNDLED_RULES.key(), "false");
    }
    JobConfig config = options.job(defaults, demands, against);
    config = config.judgingBy(running(config));
    DetectionContent candidate = candidate(config.detection());
    PrintWriter err = spec.commandLine().getErr();
    try (UnreadFiles unread = UnreadFiles.none()) {
      tell(new Comparison(config, candidate, err).run(source(config, unread)));
      return unread.report(err);
    }
  }

  private void tell(Difference difference) throws IOException {
    difference.print(ReportFile.beside(jsonFile, spec.commandLine()));
    if (jsonFile != null) {
      ReportFile.write(jsonFile, difference.toJson(), spec.commandLine());
    }
  }

  /** The configured rules; with what is published over them, where the job takes that in. */
  private DetectionContent running(JobConfig config) throws Exception {
    if (!against.isEmpty() || !config.takesPublishedRules()) {
      return config.detection();
    }
    ConfigurationException.throwIfAny(KafkaCheck.ofRules(config.kafka(), config.ruleTopics()));
    return new RuleTopicClient(config.kafka(), config.ruleTopics())
        .published()
        .over(config.detection())
        .orElseThrow(
            () ->
                new ConfigurationException(List.of("a published document is missing: rules list")));
  }

  private DetectionContent candidate(DetectionContent running) throws Exception {
    ContentOverlay overlay = new ContentOverlay(running);
    overlay.add(RuleFiles.read(rules));
    without.forEach(overlay::retract);
    DetectionContent candidate = overlay.content(running.shadow(), running.silences());
    ConfigurationException.throwIfAny(ContentCheck.of(candidate).problems());
    return candidate;
  }

  private Source<RawRecord, ?, ?> source(JobConfig config, UnreadFiles unread) throws Exception {
    if (events.files != null) {
      return new EventFileSource(EventFiles.find(events.files), unread);
    }
    Instant to = events.range.to == null ? Instant.now() : events.range.to;
    return new KafkaEnds(config.kafka()).eventsBetween(events.range.from, to);
  }

  /** Files, or a range of the event topics. */
  private static final class Events {

    @Option(
        names = "--events",
        arity = "1..*",
        required = true,
        paramLabel = "EVENTS",
        description = "Files or folders of events.")
    private List<String> files;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Range range;
  }

  /** A range of the event topics, by the time at which Kafka took the records. */
  private static final class Range {

    @Option(
        names = "--from",
        required = true,
        paramLabel = "TIME",
        description = "From the event topics, as of this time (2026-11-24T00:00:00Z).")
    private Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "Until this time (default: now).")
    private Instant to;
  }
}
