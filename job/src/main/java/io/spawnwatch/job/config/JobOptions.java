package io.spawnwatch.job.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;

/**
 * Every option of the job: key, type, default and description. The only place of defaults; {@code
 * docs/configuration.md} is written from it.
 */
public final class JobOptions {

  /**
   * Client properties under this prefix go to every Kafka client, such as {@code
   * kafka.properties.sasl.mechanism}.
   */
  public static final String KAFKA_PROPERTIES_PREFIX = "kafka.properties.";

  /**
   * Flink's own options under this prefix, such as {@code flink.state.backend.type}, win over the
   * cluster's for this job; {@code flink.rest.address} and {@code flink.rest.port} say where the
   * command line finds the cluster.
   */
  public static final String FLINK_PREFIX = "flink.";

  public static final ConfigOption<String> BOOTSTRAP_SERVERS =
      key("kafka.bootstrap-servers")
          .stringType()
          .defaultValue("127.0.0.1:9092")
          .withDescription("Brokers to begin with, host:port, comma-separated.");

  public static final ConfigOption<List<String>> EVENT_TOPICS =
      key("kafka.events.topics")
          .stringType()
          .asList()
          .defaultValues("windows-events")
          .withDescription("Topics of Windows events, in any shape.");

  public static final ConfigOption<String> EVENT_TOPIC_PATTERN =
      key("kafka.events.topic-pattern")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Regular expression: reads all topics whose whole name matches, instead of"
                  + " kafka.events.topics; new ones are found while the job runs.");

  public static final ConfigOption<String> CONSUMER_GROUP =
      key("kafka.events.group")
          .stringType()
          .defaultValue("spawnwatch")
          .withDescription(
              "Consumer group. A first start reads from its committed offsets, else from the"
                  + " earliest; a restart from a checkpoint reads on from there.");

  public static final ConfigOption<Boolean> BOUNDED =
      key("kafka.events.bounded")
          .booleanType()
          .defaultValue(false)
          .withDescription("Whether the job ends at the offsets that were newest when it began.");

  public static final ConfigOption<String> ALERT_TOPIC =
      key("kafka.alerts.topic")
          .stringType()
          .defaultValue("spawnwatch-alerts")
          .withDescription("Topic of OCSF Detection Findings, keyed by alert key.");

  public static final ConfigOption<String> DEAD_LETTER_TOPIC =
      key("kafka.dead-letters.topic")
          .stringType()
          .defaultValue("spawnwatch-dead-letters")
          .withDescription(
              "Topic of records that are no events: raw bytes; reason in the headers.");

  public static final ConfigOption<MemorySize> DEAD_LETTER_MAX =
      key("kafka.dead-letters.max-size")
          .memoryType()
          .defaultValue(MemorySize.parse("512kb"))
          .withDescription(
              "Of a larger record only topic, partition, offset and size go to the dead letters,"
                  + " for brokers refuse large records.");

  public static final ConfigOption<String> HOST_STATUS_TOPIC =
      key("kafka.host-status.topic")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Topic of what each host sends, hourly at most, keyed by host. Without it none is"
                  + " written.");

  public static final ConfigOption<Delivery> DELIVERY =
      key("alerts.delivery")
          .enumType(Delivery.class)
          .defaultValue(Delivery.AT_LEAST_ONCE)
          .withDescription(
              "at-least-once: seconds of latency, ids let consumers fold repeats; exactly-once:"
                  + " committed at checkpoints.");

  public static final ConfigOption<String> TRANSACTION_PREFIX =
      key("alerts.transactional-id-prefix")
          .stringType()
          .defaultValue("spawnwatch")
          .withDescription("Prefix of Kafka transaction ids with exactly-once; one for each job.");

  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      key("alerts.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "Longer than the longest outage that the job shall survive without loss, at most the"
                  + " broker's transaction.max.timeout.ms.");

  public static final ConfigOption<Duration> CHECKPOINT_INTERVAL =
      key("checkpoint.interval")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription(
              "Between checkpoints, unless Flink's own configuration says; 5 s with exactly-once"
                  + " unless set, for its alerts are seen at checkpoints.");

  public static final ConfigOption<List<String>> RULE_PATHS =
      key("rules.paths")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription("Files and folders of Sigma rules and correlation rules to add.");

  public static final ConfigOption<Boolean> BUNDLED_RULES =
      key("rules.bundled")
          .booleanType()
          .defaultValue(true)
          .withDescription("Whether the rules and sequences in the jar are used.");

  public static final ConfigOption<Boolean> PUBLISHED_RULES =
      key("rules.published")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether rules are taken in while the job runs, from the topics that `rules publish`"
                  + " writes.");

  public static final ConfigOption<String> RULE_TOPIC =
      key("kafka.rules.topic")
          .stringType()
          .defaultValue("spawnwatch-rules")
          .withDescription("Compacted topic of published rule files, by key.");

  public static final ConfigOption<String> MANIFEST_TOPIC =
      key("kafka.rules.manifest-topic")
          .stringType()
          .defaultValue("spawnwatch-rule-sets")
          .withDescription("Compacted topic of one partition: what the published set consists of.");

  public static final ConfigOption<String> RULE_STATUS_TOPIC =
      key("kafka.rules.status-topic")
          .stringType()
          .defaultValue("spawnwatch-rule-status")
          .withDescription("Topic of what became of each published set.");

  public static final ConfigOption<List<String>> RULE_STATUS =
      key("rules.status")
          .stringType()
          .asList()
          .defaultValues("stable", "test", "experimental")
          .withDescription("Rules of another status raise no finding, but feed sequences.");

  public static final ConfigOption<List<String>> RULE_EXCLUDE =
      key("rules.exclude")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription("Ids of rules that raise no finding, but feed sequences.");

  public static final ConfigOption<Map<String, String>> PLACEHOLDERS =
      key("rules.placeholders")
          .mapType()
          .defaultValue(Map.of())
          .withDescription("Values for the expand modifier: name to comma-separated values.");

  public static final ConfigOption<String> PLACEHOLDERS_FILE =
      key("rules.placeholders-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "YAML file of values for the expand modifier: name to a list of values.");

  public static final ConfigOption<String> MIN_LEVEL =
      key("alerts.min-level")
          .stringType()
          .defaultValue("low")
          .withDescription(
              "Findings below are not published: informational, low, medium, high, critical.");

  public static final ConfigOption<Duration> QUIET =
      key("alerts.quiet")
          .durationType()
          .defaultValue(Duration.ofHours(4))
          .withDescription("A finding ends after so long without a match, by the host's clock.");

  public static final ConfigOption<Duration> UPDATE_INTERVAL =
      key("alerts.update-interval")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription("At most so long, by the host's clock, until repeats are published.");

  public static final ConfigOption<Integer> STORM_HOST_RULE =
      key("alerts.storm.host-rule")
          .intType()
          .defaultValue(8)
          .withDescription(
              "Messages that one rule may publish of one host in an hour of event time; then one"
                  + " finding says that more are held back.");

  public static final ConfigOption<Integer> STORM_HOST =
      key("alerts.storm.host")
          .intType()
          .defaultValue(60)
          .withDescription(
              "Messages of one host in an hour of event time, all rules; a rule's first always"
                  + " passes.");

  public static final ConfigOption<Integer> STORM_RULE =
      key("alerts.storm.rule")
          .intType()
          .defaultValue(1_000)
          .withDescription(
              "Messages of one rule in an hour of event time in one subtask of the host stage.");

  public static final ConfigOption<Boolean> MASK_SECRETS =
      key("alerts.mask-secrets")
          .booleanType()
          .defaultValue(true)
          .withDescription("Whether passwords in command lines are masked in alerts.");

  public static final ConfigOption<String> MASK_KEY_FILE =
      key("alerts.mask-key-file")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File with the key by which equal secrets get equal tags; without it, tags differ"
                  + " from run to run.");

  public static final ConfigOption<Integer> HOST_PARALLELISM =
      key("parallelism.host-stage")
          .intType()
          .noDefaultValue()
          .withDescription("Parallelism of the host stage; without it, the job's.");

  public static final ConfigOption<Integer> ESTATE_PARALLELISM =
      key("parallelism.estate-stage")
          .intType()
          .noDefaultValue()
          .withDescription(
              "Parallelism of the estate stage, which sees signals of estate-wide sequences only;"
                  + " without it, the job's.");

  public static final ConfigOption<Integer> DECODE_PARALLELISM =
      key("parallelism.decode")
          .intType()
          .noDefaultValue()
          .withDescription("Parallelism of source and decode; without it, the job's.");

  public static final ConfigOption<Integer> SINK_PARALLELISM =
      key("parallelism.sinks")
          .intType()
          .noDefaultValue()
          .withDescription(
              "Parallelism of the sinks; without it, the job's. Exactly-once holds so many"
                  + " transactions open.");

  public static final ConfigOption<Integer> MAX_PARALLELISM =
      key("parallelism.max")
          .intType()
          .defaultValue(720)
          .withDescription("Upper bound of any later rescaling. Changing it drops the state.");

  public static final ConfigOption<Map<String, String>> TIME_ZONES =
      key("decode.time-zones")
          .mapType()
          .defaultValue(Map.of())
          .withDescription("Topic or file to the zone of its local times, such as +02:00.");

  public static final ConfigOption<Map<String, String>> PROVIDERS =
      key("decode.providers")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Topic or file to security or sysmon: whose event it is where a record tells neither"
                  + " provider nor channel, and its fields do not either.");

  public static final ConfigOption<MemorySize> MAX_RECORD =
      key("decode.max-record-size")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(1))
          .withDescription("A larger record is malformed.");

  public static final ConfigOption<Duration> FUTURE_BOUND =
      key("decode.future-bound")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription("A time further ahead does not move its host's clock.");

  public static final ConfigOption<List<String>> SESSION_IMAGES =
      key("lineage.session-images")
          .stringType()
          .asList()
          .defaultValues(
              "system",
              "smss.exe",
              "csrss.exe",
              "wininit.exe",
              "winlogon.exe",
              "userinit.exe",
              "explorer.exe",
              "services.exe",
              "svchost.exe",
              "lsass.exe",
              "taskhostw.exe",
              "taskeng.exe",
              "wmiprvse.exe",
              "wsmprovhost.exe",
              "dllhost.exe",
              "runtimebroker.exe",
              "sihost.exe")
          .withDescription(
              "File names, lower case, of processes that only host sessions: an activity ends"
                  + " below them.");

  public static final ConfigOption<Duration> EXIT_GRACE =
      key("lineage.exit-grace")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("How long a process is kept after its exit, for children still arrive.");

  public static final ConfigOption<Duration> MAX_AGE =
      key("lineage.max-age")
          .durationType()
          .defaultValue(Duration.ofDays(7))
          .withDescription(
              "How long a process without an exit is kept after its last use, known to 6 hours.");

  public static final ConfigOption<Integer> MAX_PROCESSES =
      key("lineage.max-processes")
          .intType()
          .defaultValue(20_000)
          .withDescription("Processes kept of one host; exited ones go first.");

  public static final ConfigOption<Integer> MAX_ANCESTORS =
      key("lineage.max-ancestors")
          .intType()
          .defaultValue(12)
          .withDescription("How many ancestors are filled in.");

  public static final ConfigOption<MemorySize> LINEAGE_CACHE =
      key("lineage.cache-size")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(64))
          .withDescription("Heap for processes in front of RocksDB, of each slot.");

  public static final ConfigOption<Duration> LATENESS =
      key("sequences.lateness")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "How far behind the clock of its host, or estate group, an event may arrive and still"
                  + " complete a sequence.");

  public static final ConfigOption<Integer> MAX_SIGNALS =
      key("sequences.max-signals")
          .intType()
          .defaultValue(1_000)
          .withDescription(
              "Signals kept of one rule, and host or estate group; the longest-arrived go first.");

  private JobOptions() {}
}
