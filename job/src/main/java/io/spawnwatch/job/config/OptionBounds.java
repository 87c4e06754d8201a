package io.spawnwatch.job.config;

import io.spawnwatch.sigma.Level;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;

/** What every option's value must be; a test fails where an option has no bound. */
final class OptionBounds {

  private static final String TOPIC = "[a-zA-Z0-9._-]{1,249}";
  private static final String TOPIC_WORDS = "a topic (letters, digits, dot, underscore, hyphen)";
  private static final String NAMED_VALUES =
      "names with values (by --set: name:value, or 'name:value,value' in single quotes)";
  private static final String ZONES = "sources with zones (by --set: winlog:'+02:00')";
  private static final String FILLED = "(?s).*\\S.*";
  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final int MANY = 1_000_000;

  /** Flink hashes keys to at most so many groups. */
  private static final int FLINK_LIMIT = 1 << 15;

  private static final Map<String, Bound<?>> BY_KEY =
      Stream.of(kafka(), rules(), alerts(), host(), run(), tickets(), ticketSystems())
          .flatMap(Function.identity())
          .collect(Collectors.toMap(bound -> bound.option().key(), Function.identity()));

  private OptionBounds() {}

  private static Stream<Bound<?>> kafka() {
    return Stream.of(
        Bound.text(
            JobOptions.BOOTSTRAP_SERVERS,
            "host:port, comma-separated",
            "[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*"),
        Bound.texts(JobOptions.EVENT_TOPICS, TOPIC_WORDS, TOPIC).notEmpty(),
        Bound.regex(JobOptions.EVENT_TOPIC_PATTERN),
        Bound.text(JobOptions.CONSUMER_GROUP, "a consumer group", FILLED),
        Bound.flag(JobOptions.BOUNDED),
        Bound.text(JobOptions.ALERT_TOPIC, TOPIC_WORDS, TOPIC),
        Bound.text(JobOptions.DEAD_LETTER_TOPIC, TOPIC_WORDS, TOPIC),
        Bound.size(JobOptions.DEAD_LETTER_MAX, "0 b", "64 mb"),
        Bound.text(JobOptions.HOST_STATUS_TOPIC, TOPIC_WORDS, TOPIC),
        Bound.oneOf(JobOptions.DELIVERY, Delivery.class),
        Bound.text(JobOptions.TRANSACTION_PREFIX, "a prefix", FILLED),
        Bound.duration(JobOptions.TRANSACTION_TIMEOUT, SECOND, Duration.ofDays(7)));
  }

  private static Stream<Bound<?>> rules() {
    return Stream.of(
        Bound.texts(JobOptions.RULE_PATHS, "files or folders", FILLED),
        Bound.flag(JobOptions.BUNDLED_RULES),
        Bound.flag(JobOptions.PUBLISHED_RULES),
        Bound.text(JobOptions.RULE_TOPIC, TOPIC_WORDS, TOPIC),
        Bound.text(JobOptions.MANIFEST_TOPIC, TOPIC_WORDS, TOPIC),
        Bound.text(JobOptions.RULE_STATUS_TOPIC, TOPIC_WORDS, TOPIC),
        Bound.texts(
            JobOptions.RULE_STATUS,
            "stable, test, experimental, deprecated or unsupported",
            "stable|test|experimental|deprecated|unsupported"),
        Bound.texts(JobOptions.RULE_EXCLUDE, "ids of rules", FILLED),
        new Bound<>(JobOptions.PLACEHOLDERS, NAMED_VALUES, map -> true),
        Bound.text(JobOptions.PLACEHOLDERS_FILE, "a readable file", FILLED));
  }

  private static Stream<Bound<?>> alerts() {
    return Stream.of(
        Bound.wordOf(JobOptions.MIN_LEVEL, Level.class),
        Bound.duration(JobOptions.QUIET, SECOND, YEAR),
        Bound.duration(JobOptions.UPDATE_INTERVAL, SECOND, YEAR),
        Bound.whole(JobOptions.STORM_HOST_RULE, 1, MANY),
        Bound.whole(JobOptions.STORM_HOST, 1, MANY),
        Bound.whole(JobOptions.STORM_RULE, 1, MANY),
        Bound.flag(JobOptions.MASK_SECRETS),
        Bound.text(JobOptions.MASK_KEY_FILE, "a readable file", FILLED));
  }

  private static Stream<Bound<?>> host() {
    return Stream.of(
        Bound.texts(JobOptions.SESSION_IMAGES, "file names in lower case", "[^A-Z\\\\/]+"),
        Bound.duration(JobOptions.EXIT_GRACE, Duration.ZERO, Duration.ofDays(1)),
        Bound.duration(JobOptions.MAX_AGE, Duration.ofMinutes(1), YEAR),
        Bound.whole(JobOptions.MAX_PROCESSES, 100, MANY),
        Bound.whole(JobOptions.MAX_ANCESTORS, 1, 64),
        Bound.size(JobOptions.LINEAGE_CACHE, "0 b", "16 gb"),
        Bound.duration(JobOptions.LATENESS, Duration.ZERO, Duration.ofDays(36_500)),
        Bound.whole(JobOptions.MAX_SIGNALS, 1, 100_000));
  }

  private static Stream<Bound<?>> run() {
    return Stream.of(
        new Bound<>(JobOptions.TIME_ZONES, ZONES, map -> true),
        new Bound<>(
            JobOptions.PROVIDERS,
            "sources with security or sysmon (by --set: winlog:sysmon)",
            map -> map.values().stream().allMatch(name -> name.matches("(?i)security|sysmon"))),
        Bound.size(JobOptions.MAX_RECORD, "1 kb", "64 mb"),
        Bound.duration(JobOptions.FUTURE_BOUND, Duration.ZERO, YEAR),
        Bound.duration(JobOptions.CHECKPOINT_INTERVAL, MILLISECOND, Duration.ofDays(1)),
        Bound.whole(JobOptions.HOST_PARALLELISM, 1, FLINK_LIMIT),
        Bound.whole(JobOptions.ESTATE_PARALLELISM, 1, FLINK_LIMIT),
        Bound.whole(JobOptions.DECODE_PARALLELISM, 1, FLINK_LIMIT),
        Bound.whole(JobOptions.SINK_PARALLELISM, 1, FLINK_LIMIT),
        Bound.whole(JobOptions.MAX_PARALLELISM, 1, FLINK_LIMIT));
  }

  private static Stream<Bound<?>> tickets() {
    return Stream.of(
        Bound.text(TicketOptions.GROUP, "a consumer group", FILLED),
        Bound.text(TicketOptions.DEAD_LETTER_TOPIC, TOPIC_WORDS, TOPIC),
        Bound.wordOf(TicketOptions.MIN_LEVEL, Level.class),
        Bound.wordOf(TicketOptions.SEQUENCE_MIN_LEVEL, Level.class),
        Bound.whole(TicketOptions.CONNECTIONS, 1, 100),
        Bound.whole(TicketOptions.CAPACITY, 1, MANY),
        Bound.duration(TicketOptions.TIMEOUT, MILLISECOND, Duration.ofMinutes(10)),
        Bound.duration(TicketOptions.MIN_DELAY, MILLISECOND, Duration.ofHours(1)),
        Bound.duration(TicketOptions.MAX_DELAY, MILLISECOND, Duration.ofDays(1)),
        Bound.duration(TicketOptions.GIVE_UP_AFTER, SECOND, YEAR),
        Bound.duration(TicketOptions.MEMORY, SECOND, YEAR.multipliedBy(10)));
  }

  private static Stream<Bound<?>> ticketSystems() {
    return Stream.of(
        Bound.oneOf(TicketOptions.CONNECTOR, TicketSystem.class),
        Bound.text(TicketOptions.URL, "an http or https address", "https?://\\S+"),
        Bound.text(TicketOptions.TOKEN_FILE, "a file", FILLED),
        Bound.text(TicketOptions.TOKEN_VARIABLE, "a variable's name", "\\w+"),
        Bound.text(TicketOptions.QUEUE, "a queue's name", FILLED),
        Bound.texts(TicketOptions.CLOSED, "statuses", FILLED).notEmpty(),
        Bound.text(TicketOptions.TEMPLATE_FILE, "a readable file", FILLED));
  }

  /**
   * The option's bound.
   *
   * @throws IllegalStateException for an option without one
   */
  static Bound<?> of(ConfigOption<?> option) {
    Bound<?> bound = BY_KEY.get(option.key());
    if (bound == null) {
      throw new IllegalStateException(option.key() + " has no bound in OptionBounds");
    }
    return bound;
  }
}
