package io.spawnwatch.cli;

import io.spawnwatch.cli.cluster.ClusterOptions;
import io.spawnwatch.cli.run.DurableFlink;
import io.spawnwatch.job.TicketJob;
import io.spawnwatch.job.config.OptionArguments;
import io.spawnwatch.job.config.TicketConfig;
import io.spawnwatch.job.kafka.KafkaEnds;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tickets}: the ticket job in this JVM, from a cluster's alerts topic. */
@Command(
    name = "tickets",
    description =
        "Brings alerts from Kafka to the ticketing system, in this JVM, until it is stopped.",
    mixinStandardHelpOptions = true)
final class TicketsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private OptionArguments options;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      required = true,
      description =
          "Where checkpoints are kept. A start goes on from the newest one, also after a crash.")
  private Path state;

  @Override
  public Integer call() throws Exception {
    TicketConfig config = TicketConfig.load(options, cluster.localDefaults());
    try (DurableFlink flink = new DurableFlink(state)) {
      flink
          .restored()
          .ifPresent(from -> spec.commandLine().getErr().println("going on from " + from));
      StreamExecutionEnvironment env = flink.environment(config.checkpointInterval());
      KafkaEnds kafka = new KafkaEnds(config.kafka());
      TicketJob.defineWorkflow(env, kafka.events(), config, kafka.deadLetters());
      env.execute("spawnwatch tickets");
    }
    return 0;
  }
}
