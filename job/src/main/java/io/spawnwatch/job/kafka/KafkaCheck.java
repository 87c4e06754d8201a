package io.spawnwatch.job.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker for what the job will need, before it is submitted: a job that finds no topic, or
 * is not let in, would restart for ever.
 */
public final class KafkaCheck {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaCheck.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String MAX_TIMEOUT = "transaction.max.timeout.ms";

  private final KafkaSettings settings;
  private final List<String> problems = new ArrayList<>();

  private KafkaCheck(KafkaSettings settings) {
    this.settings = settings;
  }

  /** What is in the job's way: address, credentials, topics, transactions; empty if nothing is. */
  public static List<String> ofJob(KafkaSettings settings) {
    return new KafkaCheck(settings)
        .ask(
            (check, admin) -> {
              check.topics(admin);
              check.transactions(admin);
            });
  }

  /** What is in the way of any client: address, credentials; empty if nothing is. */
  public static List<String> ofAddress(KafkaSettings settings) {
    return new KafkaCheck(settings).ask((check, admin) -> admin.listTopics().names().get());
  }

  /**
   * What is in the way of a client of one topic.
   *
   * @param option what the topic is called in the configuration
   */
  public static List<String> ofTopic(KafkaSettings settings, String option, String topic) {
    return new KafkaCheck(settings)
        .ask((check, admin) -> check.topic(admin.listTopics().names().get(), option, topic));
  }

  /** What is in the way of published rules; {@code rules list} makes topics that are missing. */
  public static List<String> ofRules(KafkaSettings settings, RuleTopics topics) {
    return new KafkaCheck(settings)
        .ask(
            (check, admin) -> {
              Set<String> present = admin.listTopics().names().get();
              check.topic(present, "kafka.rules.topic", topics.documents());
              check.topic(present, "kafka.rules.manifest-topic", topics.manifests());
              check.topic(present, "kafka.rules.status-topic", topics.status());
              check.problems.replaceAll(problem -> problem + "; `rules list` makes it");
            });
  }

  /** Questions to the broker. */
  private interface Questions {
    void ask(KafkaCheck check, Admin admin) throws ExecutionException, InterruptedException;
  }

  private List<String> ask(Questions questions) {
    Properties properties = KafkaClients.properties(settings);
    properties.put(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    properties.put(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis() / 2));
    try (Admin admin = Admin.create(properties)) {
      questions.ask(this, admin);
    } catch (ExecutionException e) {
      problems.add(refusal(e.getCause()));
    } catch (KafkaException e) {
      problems.add("kafka.properties: " + rootMessage(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problems.add("interrupted while asking Kafka");
    }
    return problems;
  }

  private String refusal(Throwable cause) {
    String servers = settings.bootstrapServers();
    if (cause instanceof AuthenticationException) {
      return "kafka.properties: " + servers + " refuses the credentials: " + cause.getMessage();
    }
    if (cause instanceof AuthorizationException) {
      return "kafka.properties: not authorized at " + servers + ": " + cause.getMessage();
    }
    if (cause instanceof TimeoutException) {
      return "kafka.bootstrap-servers: no answer from "
          + servers
          + " within "
          + PATIENCE.toSeconds()
          + " s (wrong address, or wrong security.protocol)";
    }
    return "kafka.bootstrap-servers: " + servers + ": " + rootMessage(cause);
  }

  private void topics(Admin admin) throws ExecutionException, InterruptedException {
    Set<String> present = admin.listTopics().names().get();
    settings
        .eventTopicPattern()
        .ifPresentOrElse(
            pattern -> anyTopic(present, pattern),
            () -> settings.eventTopics().forEach(t -> topic(present, "kafka.events.topics", t)));
    topic(present, "kafka.alerts.topic", settings.alertTopic());
    topic(present, "kafka.dead-letters.topic", settings.deadLetterTopic());
    settings.hostStatusTopic().ifPresent(t -> topic(present, "kafka.host-status.topic", t));
  }

  private void anyTopic(Set<String> present, Pattern pattern) {
    if (present.stream().noneMatch(pattern.asMatchPredicate())) {
      problems.add("kafka.events.topic-pattern: no topic is called so: " + pattern);
    }
  }

  private void topic(Set<String> present, String option, String topic) {
    if (!present.contains(topic)) {
      problems.add(
          option
              + ": no topic is called "
              + topic
              + " at "
              + settings.bootstrapServers()
              + ", or it may not be seen");
    }
  }

  /** A broker refuses producers that ask for more than its maximum, again and again. */
  private void transactions(Admin admin) throws ExecutionException, InterruptedException {
    if (settings.guarantee() != DeliveryGuarantee.EXACTLY_ONCE) {
      return;
    }
    String node = admin.describeCluster().nodes().get().iterator().next().idString();
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node);
    try {
      Config config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
      ConfigEntry max = config.get(MAX_TIMEOUT);
      long wanted = settings.transactionTimeout().toMillis();
      if (max != null && wanted > Long.parseLong(max.value())) {
        problems.add(
            "alerts.transaction-timeout: expected at most the broker's "
                + MAX_TIMEOUT
                + ", which is "
                + max.value()
                + ", found "
                + wanted
                + " ms: raise the broker's, or lower this one");
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof AuthorizationException)) {
        throw e;
      }
      LOG.warn("{} may not be read: whether it allows the transactions is unknown", MAX_TIMEOUT);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }
}
