package io.spawnwatch.job.config;

import io.spawnwatch.event.Provider;
import io.spawnwatch.job.alert.FoldSettings;
import io.spawnwatch.job.alert.StormSettings;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.host.HostSettings;
import io.spawnwatch.job.host.SequenceSettings;
import io.spawnwatch.job.kafka.KafkaClients;
import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.job.kafka.RuleTopics;
import io.spawnwatch.job.lineage.LineageSettings;
import io.spawnwatch.sigma.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.configuration.ConfigOption;

/** Options → the settings that operators get by constructor. */
final class SettingsAssembler {

  private static final Duration EXACTLY_ONCE_INTERVAL = Duration.ofSeconds(5);

  private final OptionReader options;

  SettingsAssembler(OptionReader options) {
    this.options = options;
  }

  KafkaSettings kafka() {
    Map<String, String> clients = options.below(JobOptions.KAFKA_PROPERTIES_PREFIX);
    KafkaClients.literalSecrets(clients)
        .forEach(
            name ->
                options.refuse(
                    JobOptions.KAFKA_PROPERTIES_PREFIX + name,
                    "a secret is not written here, but named: ${file:PATH:KEY}, ${env:NAME} or"
                        + " ${directory:FOLDER:FILE}"));
    return new KafkaSettings(
        options.get(JobOptions.BOOTSTRAP_SERVERS),
        options.get(JobOptions.EVENT_TOPICS),
        options.find(JobOptions.EVENT_TOPIC_PATTERN).map(Pattern::compile),
        options.get(JobOptions.CONSUMER_GROUP),
        options.get(JobOptions.BOUNDED),
        options.get(JobOptions.ALERT_TOPIC),
        options.get(JobOptions.DEAD_LETTER_TOPIC),
        (int) options.get(JobOptions.DEAD_LETTER_MAX).getBytes(),
        options.find(JobOptions.HOST_STATUS_TOPIC),
        options.get(JobOptions.DELIVERY).guarantee(),
        options.get(JobOptions.TRANSACTION_PREFIX),
        options.get(JobOptions.TRANSACTION_TIMEOUT),
        clients);
  }

  RuleTopics ruleTopics() {
    return new RuleTopics(
        options.get(JobOptions.RULE_TOPIC),
        options.get(JobOptions.MANIFEST_TOPIC),
        options.get(JobOptions.RULE_STATUS_TOPIC));
  }

  DecodeSettings decode() {
    Map<String, ZoneId> zones = new HashMap<>();
    options
        .get(JobOptions.TIME_ZONES)
        .forEach(
            (source, zone) -> {
              try {
                zones.put(source, ZoneId.of(zone));
              } catch (DateTimeException e) {
                options.wrong(
                    JobOptions.TIME_ZONES,
                    "expected the name or offset of a time zone for " + source);
              }
            });
    return new DecodeSettings(
        zones,
        providers(),
        (int) options.get(JobOptions.MAX_RECORD).getBytes(),
        options.get(JobOptions.FUTURE_BOUND));
  }

  private Map<String, Provider> providers() {
    Map<String, Provider> providers = new HashMap<>();
    options
        .get(JobOptions.PROVIDERS)
        .forEach(
            (source, name) ->
                providers.put(source, Provider.valueOf(name.toUpperCase(Locale.ROOT))));
    return providers;
  }

  HostSettings host() {
    LineageSettings lineage =
        new LineageSettings(
            new HashSet<>(options.get(JobOptions.SESSION_IMAGES)),
            options.get(JobOptions.EXIT_GRACE),
            options.get(JobOptions.MAX_AGE),
            options.get(JobOptions.MAX_PROCESSES),
            options.get(JobOptions.MAX_ANCESTORS));
    return new HostSettings(
        lineage,
        options.get(JobOptions.LINEAGE_CACHE).getBytes(),
        fold(),
        maskKey(),
        new SequenceSettings(
            options.get(JobOptions.LATENESS), options.get(JobOptions.MAX_SIGNALS), true));
  }

  private FoldSettings fold() {
    return new FoldSettings(
        options.get(JobOptions.QUIET),
        options.get(JobOptions.UPDATE_INTERVAL),
        Level.valueOf(options.get(JobOptions.MIN_LEVEL).toUpperCase(Locale.ROOT)),
        Set.copyOf(options.get(JobOptions.RULE_STATUS)),
        Set.copyOf(options.get(JobOptions.RULE_EXCLUDE)),
        new StormSettings(
            options.get(JobOptions.STORM_HOST_RULE),
            options.get(JobOptions.STORM_HOST),
            options.get(JobOptions.STORM_RULE)));
  }

  /** Without a key file, a key of this start's own: tags are equal within a run. */
  private byte[] maskKey() {
    if (!options.get(JobOptions.MASK_SECRETS)) {
      return null;
    }
    String file = options.find(JobOptions.MASK_KEY_FILE).orElse(null);
    if (file == null) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      return key;
    }
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      options.wrong(JobOptions.MASK_KEY_FILE, "expected a readable file");
      return new byte[1];
    }
  }

  /** Exactly-once shows alerts at checkpoints only, so unless told otherwise they come sooner. */
  Duration checkpointInterval() {
    boolean shown =
        options.get(JobOptions.DELIVERY) == Delivery.EXACTLY_ONCE
            && !options.isSet(JobOptions.CHECKPOINT_INTERVAL);
    return shown ? EXACTLY_ONCE_INTERVAL : options.get(JobOptions.CHECKPOINT_INTERVAL);
  }

  ParallelismSettings parallelism() {
    return new ParallelismSettings(
        options.find(JobOptions.DECODE_PARALLELISM),
        options.find(JobOptions.HOST_PARALLELISM),
        options.find(JobOptions.ESTATE_PARALLELISM),
        options.find(JobOptions.SINK_PARALLELISM),
        options.get(JobOptions.MAX_PARALLELISM));
  }

  /** Notes options that are in order by themselves, but not beside one another. */
  void checkTogether() {
    int max = options.get(JobOptions.MAX_PARALLELISM);
    for (ConfigOption<Integer> width :
        List.of(
            JobOptions.DECODE_PARALLELISM,
            JobOptions.HOST_PARALLELISM,
            JobOptions.ESTATE_PARALLELISM,
            JobOptions.SINK_PARALLELISM)) {
      if (options.find(width).orElse(1) > max) {
        options.wrong(width, "expected at most parallelism.max, which is " + max);
      }
    }
    Duration timeout = options.get(JobOptions.TRANSACTION_TIMEOUT);
    Duration interval = checkpointInterval();
    if (options.get(JobOptions.DELIVERY) == Delivery.EXACTLY_ONCE
        && timeout.compareTo(interval) <= 0) {
      options.wrong(
          JobOptions.TRANSACTION_TIMEOUT,
          "expected more than checkpoint.interval (a transaction is committed by a checkpoint)");
    }
  }
}
