package io.spawnwatch.job;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.DetectionStages.StageIds;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.ClusterCheck;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.decode.DecodeFunction;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.host.HostStage;
import io.spawnwatch.job.kafka.KafkaCheck;
import io.spawnwatch.job.kafka.KafkaEnds;
import io.spawnwatch.job.ruleset.RuleEnds;
import io.spawnwatch.job.ruleset.RuleRecord;
import io.spawnwatch.job.wire.ProcessEventSerializer;
import io.spawnwatch.job.wire.SerializedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;
import picocli.CommandLine;

/**
 * The job that {@code flink run} takes, and the one topology: raw records → decode → host stage →
 * estate stage → alerts. Sources and sinks are parameters, so that tests, embedded runs and
 * clusters run the same.
 */
public final class SpawnwatchJob {

  /** The name of an operator that every such job has. */
  public static final String HOST_STAGE = OperatorIds.HOST_STAGE.displayName();

  private static final TypeInformation<ProcessEvent> EVENT_TYPE =
      new SerializedType<>(ProcessEvent.class, ProcessEventSerializer.INSTANCE);

  private SpawnwatchJob() {}

  /**
   * Submits the job; its arguments are {@link MainArguments}.
   *
   * @throws ConfigurationException when the job cannot start so
   * @throws Exception when submitting fails
   */
  public static void main(String[] arguments) throws Exception {
    MainArguments parsed = CommandLine.populateCommand(new MainArguments(), arguments);
    JobConfig config = parsed.job().load(Map.of());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(config.flink()));
    if (env.getConfiguration().getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty()) {
      env.enableCheckpointing(config.checkpointInterval().toMillis());
    }
    ClusterCheck.configuration(env.getConfiguration());
    List<String> problems = new ArrayList<>(KafkaCheck.ofJob(config.kafka()));
    if (config.takesPublishedRules()) {
      problems.addAll(KafkaCheck.ofRules(config.kafka(), config.ruleTopics()));
    }
    ConfigurationException.throwIfAny(problems);
    KafkaEnds kafka = new KafkaEnds(config.kafka());
    Optional<RuleEnds> rules =
        config.takesPublishedRules()
            ? Optional.of(kafka.rules(config.ruleTopics()))
            : Optional.empty();
    defineWorkflow(env, kafka.events(), rules, config, kafka.outputs());
    ClusterCheck.slots(env.getConfiguration(), config.parallelism(), parsed.slots());
    if (!parsed.isCheckOnly()) {
      env.execute("spawnwatch");
    }
  }

  /** Defines the topology for rules that do not change while it runs. */
  public static void defineWorkflow(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> source,
      JobConfig config,
      Outputs outputs) {
    defineWorkflow(env, source, Optional.empty(), config, outputs);
  }

  /**
   * Defines the topology.
   *
   * @param env where it will run
   * @param source raw records; those of a host in order, as far as there is one
   * @param rules where rules are published; empty for none, which costs nothing
   * @param configured settings, rules and sequences
   * @param outputs where alerts and rows go
   */
  public static void defineWorkflow(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> source,
      Optional<RuleEnds> rules,
      JobConfig configured,
      Outputs outputs) {
    JobConfig config = configured.forInput(source.getBoundedness());
    DetectionStages stages =
        rules
            .map(ends -> DetectionStages.published(published(env, ends), config))
            .orElseGet(() -> DetectionStages.of(config, config.detection(), StageIds.RUNNING));
    SingleOutputStreamOperator<ProcessEvent> decoded = decode(env, source, config);
    SingleOutputStreamOperator<Alert> alerts =
        stages.host(decoded.keyBy(ProcessEvent::host), outputs);
    SingleOutputStreamOperator<Alert> estate = stages.estate(alerts);

    sink(alerts.union(estate), outputs.alerts(), OperatorIds.ALERTS, config);
    stages
        .status(alerts, estate)
        .ifPresent(
            status -> sink(status, rules.orElseThrow().status(), OperatorIds.RULE_STATUS, config));
    sink(
        decoded,
        DecodeFunction.DEAD_LETTERS,
        outputs.deadLetters(),
        OperatorIds.DEAD_LETTERS,
        config);
    sink(alerts, HostStage.MATCHES, outputs.matches(), OperatorIds.MATCH_ROWS, config);
    sink(alerts, HostStage.ENRICHED, outputs.enriched(), OperatorIds.ENRICHED_ROWS, config);
    sink(alerts, HostStage.HOST_STATUS, outputs.hostStatus(), OperatorIds.HOST_STATUS, config);
  }

  /**
   * Defines the topology of a what-if: the same events, judged by two sets beside each other.
   *
   * @param candidate the other set
   * @param running takes the alerts by the configured set
   * @param changed takes the alerts by the candidate
   */
  public static void defineComparison(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> source,
      JobConfig configured,
      DetectionContent candidate,
      Sink<Alert> running,
      Sink<Alert> changed) {
    JobConfig config = configured.forInput(source.getBoundedness());
    Outputs noRows = Outputs.ofAlerts(running);
    KeyedStream<ProcessEvent, String> events =
        decode(env, source, config).keyBy(ProcessEvent::host);
    DetectionStages before = DetectionStages.of(config, config.detection(), StageIds.RUNNING);
    SingleOutputStreamOperator<Alert> found = before.host(events, noRows);
    sink(found.union(before.estate(found)), running, OperatorIds.ALERTS, config);
    DetectionStages after = DetectionStages.of(config, candidate, StageIds.CANDIDATE);
    SingleOutputStreamOperator<Alert> wouldFind = after.host(events, noRows);
    sink(wouldFind.union(after.estate(wouldFind)), changed, OperatorIds.CANDIDATE_ALERTS, config);
  }

  private static DataStream<RuleRecord> published(StreamExecutionEnvironment env, RuleEnds rules) {
    return env.fromSource(
            rules.source(),
            WatermarkStrategy.noWatermarks(),
            OperatorIds.PUBLISHED_RULES.displayName())
        .uid(OperatorIds.PUBLISHED_RULES.uid())
        .setParallelism(1);
  }

  private static SingleOutputStreamOperator<ProcessEvent> decode(
      StreamExecutionEnvironment env, Source<RawRecord, ?, ?> source, JobConfig config) {
    env.getConfig().enableObjectReuse();
    env.setMaxParallelism(config.parallelism().max());
    env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
    // No watermark decides anything: every host has a clock of its own.
    SingleOutputStreamOperator<RawRecord> raw =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), OperatorIds.EVENTS.displayName())
            .uid(OperatorIds.EVENTS.uid());
    SingleOutputStreamOperator<ProcessEvent> decoded =
        raw.process(new DecodeFunction(config.decode()), EVENT_TYPE)
            .name(OperatorIds.DECODE.displayName())
            .uid(OperatorIds.DECODE.uid());
    config
        .parallelism()
        .decode()
        .ifPresent(
            parallelism -> {
              raw.setParallelism(parallelism);
              decoded.setParallelism(parallelism);
            });
    return decoded;
  }

  /** A side output, where somebody asks for it. */
  private static <T> void sink(
      SingleOutputStreamOperator<?> stage,
      OutputTag<T> rows,
      Optional<Sink<T>> asked,
      OperatorIds ids,
      JobConfig config) {
    asked.ifPresent(sink -> sink(stage.getSideOutput(rows), sink, ids, config));
  }

  private static <T> void sink(
      DataStream<T> stream, Sink<T> sink, OperatorIds ids, JobConfig config) {
    DataStreamSink<T> end = stream.sinkTo(sink).name(ids.displayName()).uid(ids.uid());
    config.parallelism().sinks().ifPresent(end::setParallelism);
  }
}
