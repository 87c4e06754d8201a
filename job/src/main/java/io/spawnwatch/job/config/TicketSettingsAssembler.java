package io.spawnwatch.job.config;

import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.job.ticket.ConnectorSettings;
import io.spawnwatch.job.ticket.DeliverySettings;
import io.spawnwatch.job.ticket.HttpSettings;
import io.spawnwatch.job.ticket.RequestTrackerSettings;
import io.spawnwatch.job.ticket.TicketFloors;
import io.spawnwatch.job.ticket.TicketSettings;
import io.spawnwatch.job.ticket.TicketToken;
import io.spawnwatch.job.ticket.WebhookSettings;
import io.spawnwatch.job.ticket.WebhookTemplate;
import io.spawnwatch.sigma.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;

/** Options → the settings of the ticket job. */
final class TicketSettingsAssembler {

  private final OptionReader options;

  TicketSettingsAssembler(OptionReader options) {
    this.options = options;
  }

  /** As the other job's, but it reads the alerts topic and has dead letters of its own. */
  KafkaSettings kafka() {
    return new SettingsAssembler(options)
        .kafka()
        .readingAlerts(
            options.get(TicketOptions.GROUP), options.get(TicketOptions.DEAD_LETTER_TOPIC));
  }

  TicketSettings tickets() {
    TicketFloors floors =
        new TicketFloors(level(TicketOptions.MIN_LEVEL), level(TicketOptions.SEQUENCE_MIN_LEVEL));
    return new TicketSettings(connector(), floors, delivery());
  }

  private DeliverySettings delivery() {
    return new DeliverySettings(
        options.get(TicketOptions.CONNECTIONS),
        options.get(TicketOptions.CAPACITY),
        options.get(TicketOptions.MIN_DELAY),
        longer(),
        options.get(TicketOptions.MIN_DELAY).multipliedBy(5),
        options.get(TicketOptions.GIVE_UP_AFTER),
        options.get(TicketOptions.MEMORY));
  }

  private Duration longer() {
    if (options.get(TicketOptions.MAX_DELAY).compareTo(options.get(TicketOptions.MIN_DELAY)) <= 0) {
      options.wrong(TicketOptions.MAX_DELAY, "expected more than tickets.retry.min-delay");
    }
    return options.get(TicketOptions.MAX_DELAY);
  }

  private ConnectorSettings connector() {
    TicketSystem system = options.get(TicketOptions.CONNECTOR);
    TicketToken token =
        new TicketToken(
            options.find(TicketOptions.TOKEN_FILE).orElse(""),
            options.get(TicketOptions.TOKEN_VARIABLE));
    String url = options.get(TicketOptions.URL).replaceAll("/+$", "");
    HttpSettings http =
        new HttpSettings(url, system.scheme(), token, options.get(TicketOptions.TIMEOUT));
    return switch (system) {
      case REQUEST_TRACKER ->
          new RequestTrackerSettings(
              http,
              options.get(TicketOptions.QUEUE),
              Set.copyOf(options.get(TicketOptions.CLOSED)));
      case WEBHOOK -> new WebhookSettings(http, template());
    };
  }

  private String template() {
    String file = options.find(TicketOptions.TEMPLATE_FILE).orElse("");
    if (file.isEmpty()) {
      return "";
    }
    try {
      String template = Files.readString(Path.of(file));
      WebhookTemplate.of(template);
      return template;
    } catch (IOException e) {
      options.wrong(TicketOptions.TEMPLATE_FILE, "expected a readable file");
    } catch (IllegalArgumentException e) {
      options.wrong(
          TicketOptions.TEMPLATE_FILE,
          "expected a Mustache template that makes JSON (" + e.getMessage() + ")");
    }
    return "";
  }

  private Level level(ConfigOption<String> option) {
    return Level.valueOf(options.get(option).toUpperCase(Locale.ROOT));
  }
}
