package io.spawnwatch.job.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spawnwatch.job.alert.FoldSettings;
import io.spawnwatch.job.alert.StormSettings;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.sigma.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The options' defaults, that each reaches a setting, and what each refuses. */
final class JobOptionsTest {

  /** A valid value, other than the default, of every option that needs no file. */
  private static final String OPTIONS =
      """
      alerts.delivery = exactly-once
      alerts.mask-secrets = false
      alerts.min-level = high
      alerts.quiet = 1 h
      alerts.storm.host = 30
      alerts.storm.host-rule = 3
      alerts.storm.rule = 100
      alerts.transaction-timeout = 1 h
      alerts.transactional-id-prefix = other
      alerts.update-interval = 1 min
      checkpoint.interval = 1 s
      decode.future-bound = 1 min
      decode.max-record-size = 2 mb
      decode.providers = winlog:sysmon
      decode.time-zones = winlog:'+02:00'
      kafka.alerts.topic = other
      kafka.bootstrap-servers = broker-1:9092,broker-2:9092
      kafka.dead-letters.max-size = 1 mb
      kafka.dead-letters.topic = other
      kafka.events.bounded = true
      kafka.events.group = other
      kafka.events.topic-pattern = win-.*
      kafka.events.topics = one;two
      kafka.rules.manifest-topic = other
      kafka.rules.status-topic = other
      kafka.rules.topic = other
      kafka.host-status.topic = some-topic
      lineage.cache-size = 128 mb
      lineage.exit-grace = 1 min
      lineage.max-age = 1 d
      lineage.max-ancestors = 5
      lineage.max-processes = 1000
      lineage.session-images = explorer.exe
      parallelism.decode = 3
      parallelism.estate-stage = 3
      parallelism.host-stage = 3
      parallelism.max = 360
      parallelism.sinks = 3
      rules.bundled = false
      rules.exclude = some-id
      rules.published = true
      rules.placeholders = 'Admins:root,admin'
      rules.status = stable
      sequences.lateness = 2 h
      sequences.max-signals = 10
      tickets.capacity = 10
      tickets.connections = 2
      tickets.connector = webhook
      tickets.kafka.dead-letters-topic = other
      tickets.kafka.group = other
      tickets.memory = 1 d
      tickets.min-level = critical
      tickets.request-tracker.closed-statuses = done
      tickets.request-tracker.queue = other
      tickets.retry.give-up-after = 1 h
      tickets.retry.max-delay = 2 min
      tickets.retry.min-delay = 2 s
      tickets.sequences.min-level = high
      tickets.timeout = 1 min
      tickets.token-env = OTHER
      tickets.token-file = /run/secrets/token
      tickets.url = https://tickets.example\
      """;

  @TempDir Path folder;

  @Test
  void withoutAFileTheDefaultsHold() throws Exception {
    JobConfig config = JobConfig.load(null, Map.of(), List.of());

    assertThat(config.kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
    assertThat(config.kafka().guarantee()).isEqualTo(DeliveryGuarantee.AT_LEAST_ONCE);
    assertThat(config.kafka().eventTopics()).containsExactly("windows-events");
    assertThat(config.decode())
        .isEqualTo(new DecodeSettings(Map.of(), Map.of(), 1 << 20, Duration.ofMinutes(10)));
    assertThat(config.host().fold())
        .isEqualTo(
            new FoldSettings(
                Duration.ofHours(4),
                Duration.ofMinutes(15),
                Level.LOW,
                Set.of("stable", "test", "experimental"),
                Set.of(),
                new StormSettings(8, 60, 1_000)));
    assertThat(config.host().lineage().maxAge()).isEqualTo(Duration.ofDays(7));
    assertThat(config.parallelism())
        .isEqualTo(
            new ParallelismSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 720));
    assertThat(config.checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
  }

  static Set<String> keys() {
    return OptionReader.known().keySet();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyOptionReachesASetting(String key) throws Exception {
    String value = otherValues().get(key);
    assertThat(value).as("a value other than the default, in this test, of %s", key).isNotNull();

    assertThat(settings(Map.of(key, value))).isNotEqualTo(settings(Map.of()));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyDefaultIsWithinItsBound(String key) {
    ConfigOption<?> option = OptionReader.known().get(key);

    assertThat(OptionBounds.of(option).isMetBy(new Configuration())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "lineage.max-ancestors, 65, a whole number from 1 to 64",
    "lineage.max-ancestors, many, a whole number from 1 to 64",
    "lineage.max-processes, 99, a whole number from 100 to 1000000",
    "lineage.cache-size, 17 gb, a size from 0 b to 16 gb",
    "lineage.session-images, C:\\x\\Explorer.EXE, file names in lower case",
    "alerts.quiet, 0 s, a duration from 1 s to 365 d",
    "alerts.quiet, soon, a duration from 1 s to 365 d",
    "alerts.min-level, urgent, 'one of informational, low, medium, high, critical'",
    "alerts.delivery, twice, 'one of at-least-once, exactly-once'",
    "alerts.mask-key-file, /no/such/file, a readable file",
    "rules.bundled, perhaps, true or false",
    "rules.status, stabel, 'stable, test, experimental, deprecated or unsupported'",
    "decode.time-zones, winlog:Kontor/Nord, the name or offset of a time zone for winlog",
    "kafka.bootstrap-servers, broker, 'host:port, comma-separated'",
    "kafka.events.topics, 'a b', 'a topic (letters, digits, dot, underscore, hyphen)'",
    "parallelism.host-stage, 721, 'at most parallelism.max, which is 720'",
    "sequences.max-signals, 0, a whole number from 1 to 100000",
  })
  void refusesWhatIsOutOfBounds(String key, String value, String expected) {
    assertThatThrownBy(() -> JobConfig.load(null, Map.of(key, value), List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("--set " + key + ": expected " + expected)
        .hasMessageEndingWith(", found \"" + value + '"');
  }

  @Test
  void aTransactionMustOutliveTheCheckpointThatCommitsIt() {
    Map<String, String> options =
        Map.of("alerts.delivery", "exactly-once", "checkpoint.interval", "1 h");

    assertThatThrownBy(() -> JobConfig.load(null, options, List.of()))
        .hasMessageContaining("alerts.transaction-timeout: expected more than checkpoint.interval");
    assertThatCode(() -> JobConfig.load(null, Map.of("checkpoint.interval", "1 h"), List.of()))
        .doesNotThrowAnyException();
  }

  private Map<String, Object> settings(Map<String, String> options) throws Exception {
    JobConfig config = JobConfig.load(null, options, List.of());
    Map<String, Object> settings = new HashMap<>();
    settings.put("kafka", config.kafka());
    settings.put("decode", config.decode());
    settings.put("lineage", config.host().lineage());
    settings.put("fold", config.host().fold());
    settings.put("cache", config.host().cacheBytes());
    settings.put("lateness", config.host().sequences().lateness());
    settings.put("signals", config.host().sequences().maxSignals());
    settings.put("mask", maskText(config, options));
    settings.put("content", config.detection().version());
    settings.put("published", config.takesPublishedRules());
    settings.put("ruleTopics", config.ruleTopics());
    settings.put("parallelism", config.parallelism());
    settings.put("interval", config.checkpointInterval());
    settings.put("tickets", TicketConfig.load(new OptionSources(Map.of(), null, options)));
    Map<String, String> webhook = new HashMap<>(options);
    webhook.put("tickets.connector", "webhook");
    settings.put("webhook", TicketConfig.load(new OptionSources(Map.of(), null, webhook)));
    return settings;
  }

  /** Without a key file the key is drawn anew, and no setting of anybody's. */
  private static String maskText(JobConfig config, Map<String, String> options) {
    byte[] key = config.host().maskKey();
    if (key == null) {
      return "unmasked";
    }
    return options.containsKey("alerts.mask-key-file") ? new String(key, UTF_8) : "drawn";
  }

  private Map<String, String> otherValues() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "secret");
    Path rule =
        Files.writeString(
            folder.resolve("rule.yml"),
            """
            title: Any
            logsource: {category: process_creation, product: windows}
            detection: {sel: {Image|endswith: '\\\\x.exe'}, condition: sel}
            """);
    Map<String, String> values = new TreeMap<>();
    OPTIONS.lines().map(line -> line.split(" = ", 2)).forEach(o -> values.put(o[0], o[1]));
    values.put("alerts.mask-key-file", key.toString());
    Path template = Files.writeString(folder.resolve("hook.mustache"), "{\"t\": \"{{title}}\"}");
    values.put("tickets.webhook.template-file", template.toString());
    values.put("rules.paths", rule.toString());
    Path placeholders = Files.writeString(folder.resolve("placeholders"), "domain: [CORP, LAB]");
    values.put("rules.placeholders-file", placeholders.toString());
    return values;
  }
}
