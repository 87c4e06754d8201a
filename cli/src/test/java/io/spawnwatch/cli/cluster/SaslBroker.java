package io.spawnwatch.cli.cluster;

import static org.awaitility.Awaitility.await;

import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.kafka.KafkaCheck;
import io.spawnwatch.job.kafka.KafkaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A broker that lets in only a user called {@code job}, whose password is {@code right}. */
final class SaslBroker implements AutoCloseable {

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  private final Path folder;
  private final KafkaBroker broker;

  private SaslBroker(Path folder, KafkaBroker broker) {
    this.folder = folder;
    this.broker = broker;
  }

  static SaslBroker start(Path folder) throws Exception {
    int controller = LoopbackPorts.free();
    Files.writeString(
        folder.resolve("kraft.properties"),
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=SASL_PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=SASL_PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=SASL_PLAINTEXT
        listener.security.protocol.map=SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
        sasl.enabled.mechanisms=PLAIN
        sasl.mechanism.inter.broker.protocol=PLAIN
        listener.name.sasl_plaintext.plain.sasl.jaas.config=%4$s \\
          username="broker" password="broker" user_broker="broker" user_job="right";
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        """
            .formatted(LoopbackPorts.free(), controller, folder.resolve("data"), LOGIN));
    KafkaBroker broker =
        KafkaBroker.in(folder, JavaProcess.jarsOf(ProgramLibraries.of(CommandRun.HOME).kafka()));
    broker.launch();
    return new SaslBroker(folder, broker);
  }

  /** Settings of a client whose password lies in a file. */
  KafkaSettings settings(String password) throws Exception {
    Path file = Files.writeString(folder.resolve(password + ".properties"), "password=" + password);
    String login = LOGIN + " username=\"job\" password=\"${file:" + file + ":password}\";";
    return JobConfig.load(
            null,
            Map.of(
                "kafka.bootstrap-servers",
                broker.bootstrapServers(),
                "kafka.properties.security.protocol",
                "SASL_PLAINTEXT",
                "kafka.properties.sasl.mechanism",
                "PLAIN",
                "kafka.properties.sasl.jaas.config",
                login),
            List.of())
        .kafka();
  }

  /** Waits until it lets a client in; the job's topics are not there. */
  void awaitReady(KafkaSettings settings) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> KafkaCheck.ofJob(settings).stream().allMatch(p -> p.contains("no topic is")));
  }

  @Override
  public void close() {
    broker.close();
  }
}
