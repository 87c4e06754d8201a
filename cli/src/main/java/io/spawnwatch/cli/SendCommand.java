package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterException;
import io.spawnwatch.cli.cluster.ClusterOptions;
import io.spawnwatch.cli.events.EventFile;
import io.spawnwatch.cli.events.EventFiles;
import io.spawnwatch.cli.topic.EventSender;
import io.spawnwatch.cli.topic.Pace;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.OptionArguments;
import io.spawnwatch.job.kafka.KafkaCheck;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code send}: event files to the event topic, in order for each host. */
@Command(
    name = "send",
    description = "Sends events to the event topic; those of a host keep their order.",
    mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private OptionArguments options;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events a second (default: as fast as it goes).")
  private double rate;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "Another topic than the first of kafka.events.topics.")
  private String topic;

  @Parameters(
      arity = "1..*",
      paramLabel = "EVENTS",
      description =
          "Files or folders (.jsonl, .json, .xml, each also .gz), or - for standard input.")
  private List<String> events;

  @Override
  public Integer call() throws Exception {
    List<EventFile> files = EventFiles.find(events);
    KafkaSettings kafka = cluster.kafka(options);
    String target = topic == null ? kafka.eventTopics().get(0) : topic;
    ConfigurationException.throwIfAny(KafkaCheck.ofTopic(kafka, "kafka.events.topics", target));
    Pace pace = new Pace(rate, spec.commandLine().getErr());
    try (EventSender sender = new EventSender(kafka, target)) {
      send(files, sender, pace);
    } catch (KafkaException e) {
      throw new ClusterException("Kafka took no more events: " + e.getMessage(), e);
    }
    return 0;
  }

  /** Where a file breaks off, what was read of it is stored, and told of. */
  private void send(List<EventFile> files, EventSender sender, Pace pace) throws IOException {
    try {
      for (EventFile file : files) {
        EventFiles.read(
            file,
            record -> {
              pace.await();
              sender.send(record);
            });
      }
    } finally {
      sender.finish();
      spec.commandLine().getErr().println(pace.report());
    }
  }
}
