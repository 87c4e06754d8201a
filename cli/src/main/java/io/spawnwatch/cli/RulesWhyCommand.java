package io.spawnwatch.cli;

import io.spawnwatch.cli.events.DecodedFiles;
import io.spawnwatch.cli.events.EventFile;
import io.spawnwatch.cli.events.EventFiles;
import io.spawnwatch.cli.run.RunDefaults;
import io.spawnwatch.cli.why.RuleWhy;
import io.spawnwatch.cli.why.SequenceWhy;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobArguments;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.host.DetectionRun;
import io.spawnwatch.job.host.InMemoryDetection;
import io.spawnwatch.library.RuleLibrary;
import io.spawnwatch.sequence.CorrelationRule;
import io.spawnwatch.sigma.SigmaRule;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules why}: what a rule or a sequence makes of events, and why. */
@Command(
    name = "why",
    description = {
      "Shows a rule's tree on an event: each test true, false, or without its field.",
      "Of a sequence, per group: the steps met, the join values, the first unmet step and why."
    },
    mixinStandardHelpOptions = true)
final class RulesWhyCommand implements Callable<Integer> {

  private static final Pattern WITH_LINE = Pattern.compile("(.+):([0-9]{1,9})");

  @Spec private CommandSpec spec;
  @Mixin private JobArguments arguments;

  @Parameters(index = "0", paramLabel = "ID", description = "Id, name or title of the rule.")
  private String id;

  @Parameters(
      index = "1",
      paramLabel = "EVENTS[:LINE]",
      description = "A file or folder of events; of a file, the line of one event.")
  private String events;

  @Override
  public Integer call() throws Exception {
    JobConfig config = arguments.load(RunDefaults.tools());
    RuleLibrary library = config.detection().library();
    Optional<SigmaRule> rule = library.rule(id);
    Optional<CorrelationRule> sequence = library.sequence(id);
    if (rule.isEmpty() && sequence.isEmpty()) {
      throw new ConfigurationException(List.of(Unknown.ruleOrSequence(id, library)));
    }
    Matcher withLine = WITH_LINE.matcher(events);
    boolean one = withLine.matches();
    var files = EventFiles.find(List.of(one ? withLine.group(1) : events));
    long line = one ? Long.parseLong(withLine.group(2)) : RuleWhy.ANY_LINE;
    DetectionRun run = run(config, files);
    if (run.sightings().stream().noneMatch(sighting -> RuleWhy.isAt(line, sighting))) {
      throw new ConfigurationException(
          List.of(events + ": expected creations of processes, found none"));
    }
    PrintWriter out = spec.commandLine().getOut();
    rule.ifPresent(r -> new RuleWhy(r, out).print(run, line));
    sequence.ifPresent(s -> new SequenceWhy(s, library, out).print(run, line));
    return 0;
  }

  private static DetectionRun run(JobConfig config, List<EventFile> files) throws IOException {
    List<ProcessEvent> events = new ArrayList<>();
    DecodedFiles.byHost(files, config.decode()).values().forEach(events::addAll);
    return new InMemoryDetection(config.detection(), config.host()).run(events);
  }
}
