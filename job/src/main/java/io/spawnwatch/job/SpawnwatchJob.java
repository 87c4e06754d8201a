package io.spawnwatch.job;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.ClusterCheck;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.decode.DecodeFunction;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.host.EstateSignal;
import io.spawnwatch.job.host.EstateStage;
import io.spawnwatch.job.host.HostStage;
import io.spawnwatch.job.kafka.KafkaCheck;
import io.spawnwatch.job.kafka.KafkaEnds;
import io.spawnwatch.job.wire.ProcessEventSerializer;
import io.spawnwatch.job.wire.SerializedType;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;

/**
 * The job that {@code flink run} takes, and the one topology: raw records → decode → host stage →
 * estate stage → alerts. Sources and sinks are parameters, so that tests, embedded runs and
 * clusters run the same.
 */
public final class SpawnwatchJob {

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
    List<String> problems = KafkaCheck.ofJob(config.kafka());
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    KafkaEnds kafka = new KafkaEnds(config.kafka());
    defineWorkflow(env, kafka.events(), config, kafka.outputs());
    if (!parsed.isCheckOnly()) {
      ClusterCheck.slots(env.getConfiguration(), config.parallelism());
      env.execute("spawnwatch");
    }
  }

  /**
   * Defines the topology.
   *
   * @param env where it will run
   * @param source raw records; those of a host in order, as far as there is one
   * @param config settings, rules and sequences
   * @param outputs where alerts and rows go
   */
  public static void defineWorkflow(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> source,
      JobConfig config,
      Outputs outputs) {
    env.getConfig().enableObjectReuse();
    env.setMaxParallelism(config.parallelism().max());
    env.configure(new Configuration().set(PipelineOptions.GENERIC_TYPES, false));

    SingleOutputStreamOperator<ProcessEvent> decoded = decode(env, source, config);
    SingleOutputStreamOperator<Alert> alerts =
        decoded
            .keyBy(ProcessEvent::host)
            .transform(
                OperatorIds.HOST_STAGE.displayName(),
                TypeInformation.of(Alert.class),
                new HostStage(
                    config.detection(),
                    config.host(),
                    outputs.matches().isPresent(),
                    outputs.enriched().isPresent()))
            .uid(OperatorIds.HOST_STAGE.uid());
    config.parallelism().hostStage().ifPresent(alerts::setParallelism);

    sink(alerts.union(estateAlerts(alerts, config)), outputs.alerts(), OperatorIds.ALERTS, config);
    outputs
        .deadLetters()
        .ifPresent(
            sink ->
                sink(
                    decoded.getSideOutput(DecodeFunction.DEAD_LETTERS),
                    sink,
                    OperatorIds.DEAD_LETTERS,
                    config));
    outputs
        .matches()
        .ifPresent(
            sink ->
                sink(
                    alerts.getSideOutput(HostStage.MATCHES), sink, OperatorIds.MATCH_ROWS, config));
    outputs
        .enriched()
        .ifPresent(
            sink ->
                sink(
                    alerts.getSideOutput(HostStage.ENRICHED),
                    sink,
                    OperatorIds.ENRICHED_ROWS,
                    config));
  }

  private static SingleOutputStreamOperator<ProcessEvent> decode(
      StreamExecutionEnvironment env, Source<RawRecord, ?, ?> source, JobConfig config) {
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

  /** The sequences whose signals come from several hosts. */
  private static DataStream<Alert> estateAlerts(
      SingleOutputStreamOperator<Alert> hostStage, JobConfig config) {
    SingleOutputStreamOperator<Alert> alerts =
        hostStage
            .getSideOutput(HostStage.ESTATE_SIGNALS)
            .keyBy(EstateSignal::key)
            .transform(
                OperatorIds.ESTATE_STAGE.displayName(),
                TypeInformation.of(Alert.class),
                new EstateStage(config.detection(), config.host()))
            .uid(OperatorIds.ESTATE_STAGE.uid());
    config.parallelism().estateStage().ifPresent(alerts::setParallelism);
    return alerts;
  }

  private static <T> void sink(
      DataStream<T> stream, Sink<T> sink, OperatorIds ids, JobConfig config) {
    DataStreamSink<T> end = stream.sinkTo(sink).name(ids.displayName()).uid(ids.uid());
    config.parallelism().sinks().ifPresent(end::setParallelism);
  }
}
