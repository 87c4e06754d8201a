package io.spawnwatch.cli.cluster;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * A Kafka broker (KRaft, one node) as a process of its own on loopback. Its folder remembers its
 * data and its port: started again in the same folder, it is the same broker.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final int START_SECONDS = 180;
  private static final String CLUSTER_ID = "c3Bhd253YXRjaC1icm9rZQ";

  private final Path folder;
  private final String classPath;
  private final String bootstrapServers;
  private Process process;

  private KafkaBroker(Path folder, String classPath, String bootstrapServers) {
    this.folder = folder;
    this.classPath = classPath;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * The broker of a folder, not started yet; a new one gets a free port.
   *
   * @param folder for its data, settings and log
   * @param classPath with kafka_2.13 and a logging backend
   */
  public static KafkaBroker in(Path folder, String classPath) throws IOException {
    Files.createDirectories(folder);
    Path settings = folder.resolve("kraft.properties");
    if (!Files.exists(settings)) {
      Files.writeString(
          settings, settings(folder.resolve("data"), LoopbackPorts.free(), LoopbackPorts.free()));
    }
    Properties written = new Properties();
    try (Reader reader = Files.newBufferedReader(settings)) {
      written.load(reader);
    }
    String listener = written.getProperty("advertised.listeners");
    return new KafkaBroker(folder, classPath, listener.substring(listener.indexOf("://") + 3));
  }

  /**
   * Starts a broker, and waits until it answers.
   *
   * @throws IOException when it does not come up; its log says why
   */
  public static KafkaBroker start(Path folder, String classPath)
      throws IOException, InterruptedException {
    KafkaBroker broker = in(folder, classPath);
    broker.launch();
    broker.awaitReady();
    return broker;
  }

  /** Starts the process; it does not answer yet. */
  public Process launch() throws IOException, InterruptedException {
    String settings = folder.resolve("kraft.properties").toString();
    if (!Files.exists(folder.resolve("data"))) {
      run("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", settings).waitFor();
    }
    process = run("kafka.Kafka", settings);
    return process;
  }

  private Process run(String main, String... arguments) throws IOException {
    Path logging = folder.resolve("log4j2.properties");
    if (!Files.exists(logging)) {
      Files.writeString(
          logging,
          """
          rootLogger.level = INFO
          rootLogger.appenderRef.console.ref = Console
          appender.console.name = Console
          appender.console.type = Console
          appender.console.layout.type = PatternLayout
          appender.console.layout.pattern = %d %-5p %c - %m%n
          """);
    }
    List<String> options = List.of("-Xmx1g", "-Dlog4j2.configurationFile=" + logging);
    return new JavaProcess(classPath, options, log()).start(Map.of(), main, List.of(arguments));
  }

  private static String settings(Path data, int port, int controllerPort) {
    return """
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
        log.retention.hours=-1
        message.max.bytes=16777216
        transaction.max.timeout.ms=3600000
        """
        .formatted(port, controllerPort, data.toString().replace('\\', '/'));
  }

  /** Where it writes what it does. */
  Path log() {
    return folder.resolve("broker.log");
  }

  /**
   * Waits until it answers.
   *
   * @throws IOException when it ends, or does not answer within three minutes
   */
  public void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try (Admin admin = admin()) {
      while (System.nanoTime() < deadline && (process == null || process.isAlive())) {
        try {
          admin.describeCluster().nodes().get(1, TimeUnit.SECONDS);
          return;
        } catch (ExecutionException | TimeoutException e) {
          Thread.sleep(100); // Not up yet.
        }
      }
    }
    throw new IOException("the broker did not start; see " + log());
  }

  /** A client to administer it with; the caller closes it. */
  public Admin admin() {
    Properties properties = new Properties();
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return Admin.create(properties);
  }

  /**
   * Makes the topics that are not there yet, and waits until they can be written to.
   *
   * @param topics name to number of partitions
   */
  public void createTopics(Map<String, Integer> topics)
      throws ExecutionException, InterruptedException {
    try (Admin admin = admin()) {
      Set<String> present = admin.listTopics().names().get();
      List<NewTopic> wanted = new ArrayList<>();
      topics.forEach(
          (name, partitions) -> {
            if (!present.contains(name)) {
              wanted.add(new NewTopic(name, partitions, (short) 1));
            }
          });
      admin.createTopics(wanted).all().get();
      awaitLeaders(admin, wanted);
    }
  }

  /**
   * A producer that comes before the leaders may never get its numbering of records right again.
   */
  private static void awaitLeaders(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (NewTopic topic : topics) {
      for (int i = 0; i < topic.numPartitions(); i++) {
        ends.put(new TopicPartition(topic.name(), i), OffsetSpec.latest());
      }
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        admin.listOffsets(ends).all().get();
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(100); // The broker does not know of the topic yet.
      }
    }
  }

  /** Host and port. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The class path of this JVM, where that has a broker on it. */
  public static String ownClassPath() {
    return JavaProcess.ownClassPath();
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
