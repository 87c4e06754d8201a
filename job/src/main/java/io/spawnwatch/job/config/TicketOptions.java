package io.spawnwatch.job.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Every option of the ticket job alone; it also reads those of {@link JobOptions} about Kafka. */
public final class TicketOptions {

  public static final ConfigOption<String> GROUP =
      key("tickets.kafka.group")
          .stringType()
          .defaultValue("spawnwatch-tickets")
          .withDescription("Consumer group of the ticket job on the alerts topic.");

  public static final ConfigOption<String> DEAD_LETTER_TOPIC =
      key("tickets.kafka.dead-letters-topic")
          .stringType()
          .defaultValue("spawnwatch-ticket-dead-letters")
          .withDescription("Topic of alerts that no ticket took; reason in the headers.");

  public static final ConfigOption<TicketSystem> CONNECTOR =
      key("tickets.connector")
          .enumType(TicketSystem.class)
          .defaultValue(TicketSystem.REQUEST_TRACKER)
          .withDescription("Which ticketing system.");

  public static final ConfigOption<String> URL =
      key("tickets.url")
          .stringType()
          .defaultValue("http://127.0.0.1:8080")
          .withDescription(
              "Its address: of Request Tracker without /REST/2.0, of a webhook whole.");

  public static final ConfigOption<String> TOKEN_FILE =
      key("tickets.token-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File on the TaskManagers with the token; read for every request, so it may change.");

  public static final ConfigOption<String> TOKEN_VARIABLE =
      key("tickets.token-env")
          .stringType()
          .defaultValue("SPAWNWATCH_TICKET_TOKEN")
          .withDescription("Environment variable with the token, where there is no file.");

  public static final ConfigOption<String> MIN_LEVEL =
      key("tickets.min-level")
          .stringType()
          .defaultValue("high")
          .withDescription(
              "A rule's finding opens a ticket from here on. Rules for threat hunting never do.");

  public static final ConfigOption<String> SEQUENCE_MIN_LEVEL =
      key("tickets.sequences.min-level")
          .stringType()
          .defaultValue("medium")
          .withDescription("A sequence's finding opens a ticket from here on.");

  public static final ConfigOption<Integer> CONNECTIONS =
      key("tickets.connections")
          .intType()
          .defaultValue(4)
          .withDescription("Requests at once, of each subtask; of one activity there is one.");

  public static final ConfigOption<Integer> CAPACITY =
      key("tickets.capacity")
          .intType()
          .defaultValue(1_000)
          .withDescription("Alerts that wait in a subtask before it stops reading.");

  public static final ConfigOption<Duration> TIMEOUT =
      key("tickets.timeout")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription("For an answer of the ticketing system.");

  public static final ConfigOption<Duration> MIN_DELAY =
      key("tickets.retry.min-delay")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription("Before the second attempt; doubled for each that follows.");

  public static final ConfigOption<Duration> MAX_DELAY =
      key("tickets.retry.max-delay")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription("Between attempts, unless the system asks for more (Retry-After).");

  public static final ConfigOption<Duration> GIVE_UP_AFTER =
      key("tickets.retry.give-up-after")
          .durationType()
          .defaultValue(Duration.ofDays(1))
          .withDescription("Then an alert becomes a dead letter.");

  public static final ConfigOption<Duration> MEMORY =
      key("tickets.memory")
          .durationType()
          .defaultValue(Duration.ofDays(90))
          .withDescription(
              "How long an activity without alerts is remembered; then its ticket is searched for.");

  public static final ConfigOption<String> QUEUE =
      key("tickets.request-tracker.queue")
          .stringType()
          .defaultValue("SOC")
          .withDescription(
              "Queue whose tickets have the custom fields Activity, Message, Severity, Host and"
                  + " ATT&CK (the last with several values).");

  public static final ConfigOption<List<String>> CLOSED =
      key("tickets.request-tracker.closed-statuses")
          .stringType()
          .asList()
          .defaultValues("resolved", "rejected", "deleted")
          .withDescription("Statuses by which a person gives a verdict.");

  public static final ConfigOption<String> TEMPLATE_FILE =
      key("tickets.webhook.template-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Mustache template of the body, read where the job is submitted; without it, the"
                  + " bundled one.");

  private TicketOptions() {}
}
