package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A Kafka broker (KRaft, one node) as a process of its own on loopback; stops with {@link #close}.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final int START_SECONDS = 60;

  private final Process process;
  private final String bootstrapServers;

  private KafkaBroker(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker on free ports.
   *
   * @param folder for its data, settings and log; made anew
   * @param classPath with kafka_2.13 and a logging backend
   * @throws IOException when it does not come up within a minute; its log says why
   */
  public static KafkaBroker start(Path folder, String classPath)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int port = freePort();
    Path settings = writeSettings(folder, port, freePort());
    Path log = folder.resolve("broker.log");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            classPath);
    run(
            java,
            log,
            "kafka.tools.StorageTool",
            "format",
            "-t",
            "c3Bhd253YXRjaC1icm9rZQ",
            "-c",
            settings.toString())
        .waitFor();
    Process process = run(java, log, "kafka.Kafka", settings.toString());
    KafkaBroker broker = new KafkaBroker(process, "127.0.0.1:" + port);
    broker.awaitStart(log);
    return broker;
  }

  private static Process run(List<String> java, Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static Path writeSettings(Path folder, int port, int controllerPort) throws IOException {
    String text =
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        transaction.state.log.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        transaction.max.timeout.ms=3600000
        """
            .formatted(port, controllerPort, folder.resolve("data").toString().replace('\\', '/'));
    return Files.writeString(folder.resolve("kraft.properties"), text);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitStart(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try (Admin admin = admin()) {
      while (System.nanoTime() < deadline && process.isAlive()) {
        try {
          admin.describeCluster().nodes().get(1, TimeUnit.SECONDS);
          return;
        } catch (ExecutionException | TimeoutException e) {
          Thread.sleep(100); // Not up yet.
        }
      }
    }
    close();
    throw new IOException("the broker did not start; see " + log);
  }

  /** A client to administer it with; the caller closes it. */
  public Admin admin() {
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return Admin.create(properties);
  }

  /**
   * Makes topics.
   *
   * @param topics name to number of partitions
   */
  public void createTopics(Map<String, Integer> topics)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      List<NewTopic> wanted = new ArrayList<>();
      topics.forEach((name, partitions) -> wanted.add(new NewTopic(name, partitions, (short) 1)));
      admin.createTopics(wanted).all().get();
    }
  }

  /** Host and port. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The class path of this JVM, where that has a broker on it. */
  public static String ownClassPath() {
    return System.getProperty("java.class.path");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
