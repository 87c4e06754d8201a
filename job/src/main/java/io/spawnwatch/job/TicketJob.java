package io.spawnwatch.job;

import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.OptionArguments;
import io.spawnwatch.job.config.TicketConfig;
import io.spawnwatch.job.decode.DeadLetter;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.kafka.KafkaEnds;
import io.spawnwatch.job.ticket.AlertRouting;
import io.spawnwatch.job.ticket.RawRecordSerializer;
import io.spawnwatch.job.ticket.TicketStage;
import io.spawnwatch.job.wire.SerializedType;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;

/**
 * The second job of the jar: alerts topic → ticketing system. A job of its own, so that a ticketing
 * system that is down never holds detection up.
 */
public final class TicketJob {

  private static final TypeInformation<RawRecord> RECORD_TYPE =
      new SerializedType<>(RawRecord.class, RawRecordSerializer.INSTANCE);

  private TicketJob() {}

  /**
   * Submits the job; its arguments are {@link OptionArguments}.
   *
   * @throws ConfigurationException when the job cannot start so
   * @throws Exception when submitting fails
   */
  public static void main(String[] arguments) throws Exception {
    OptionArguments options = CommandLine.populateCommand(new OptionArguments(), arguments);
    TicketConfig config = TicketConfig.load(options, Map.of());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(config.flink()));
    if (env.getConfiguration().getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty()) {
      env.enableCheckpointing(config.checkpointInterval().toMillis());
    }
    KafkaEnds kafka = new KafkaEnds(config.kafka());
    defineWorkflow(env, kafka.events(), config, kafka.deadLetters());
    env.execute("spawnwatch tickets");
  }

  /**
   * Defines the topology.
   *
   * @param env where it will run
   * @param alerts records of the alerts topic
   * @param config settings
   * @param deadLetters where alerts go that no ticket took
   */
  public static void defineWorkflow(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> alerts,
      TicketConfig config,
      Sink<DeadLetter> deadLetters) {
    env.setMaxParallelism(config.maxParallelism());
    SingleOutputStreamOperator<RawRecord> routed =
        env.fromSource(
                alerts, WatermarkStrategy.noWatermarks(), OperatorIds.TICKET_ALERTS.displayName())
            .uid(OperatorIds.TICKET_ALERTS.uid())
            .process(new AlertRouting(), RECORD_TYPE)
            .name(OperatorIds.TICKET_ROUTING.displayName())
            .uid(OperatorIds.TICKET_ROUTING.uid());
    SingleOutputStreamOperator<DeadLetter> refused =
        routed
            .keyBy(AlertRouting::activity)
            .transform(
                OperatorIds.TICKETS.displayName(),
                TypeInformation.of(DeadLetter.class),
                new TicketStage(config.tickets()))
            .uid(OperatorIds.TICKETS.uid());
    refused
        .union(routed.getSideOutput(AlertRouting.DEAD_LETTERS))
        .sinkTo(deadLetters)
        .name(OperatorIds.TICKET_DEAD_LETTERS.displayName())
        .uid(OperatorIds.TICKET_DEAD_LETTERS.uid());
  }
}
