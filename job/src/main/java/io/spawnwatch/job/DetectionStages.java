package io.spawnwatch.job;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.host.ContentInForce;
import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.host.DetectionContentSerializer;
import io.spawnwatch.job.host.EstateSignal;
import io.spawnwatch.job.host.EstateStage;
import io.spawnwatch.job.host.HostStage;
import io.spawnwatch.job.ruleset.RuleGatherStage;
import io.spawnwatch.job.ruleset.RuleRecord;
import io.spawnwatch.job.ruleset.RuleStatusStage;
import io.spawnwatch.job.wire.SerializedType;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;

/** The stages that judge events by one set of rules at a time. */
final class DetectionStages {

  private static final TypeInformation<DetectionContent> SET_TYPE =
      new SerializedType<>(DetectionContent.class, DetectionContentSerializer.INSTANCE);

  private final JobConfig config;
  private final DetectionContent start;
  private final StageIds ids;
  private final Optional<SingleOutputStreamOperator<DetectionContent>> published;

  /** The operators' names and uids: a job may compare two sets. */
  enum StageIds {
    RUNNING(OperatorIds.HOST_STAGE, OperatorIds.ESTATE_STAGE),
    CANDIDATE(OperatorIds.CANDIDATE_HOST_STAGE, OperatorIds.CANDIDATE_ESTATE_STAGE);

    private final OperatorIds host;
    private final OperatorIds estate;

    StageIds(OperatorIds host, OperatorIds estate) {
      this.host = host;
      this.estate = estate;
    }
  }

  private DetectionStages(
      JobConfig config,
      DetectionContent start,
      StageIds ids,
      Optional<SingleOutputStreamOperator<DetectionContent>> published) {
    this.config = config;
    this.start = start;
    this.ids = ids;
    this.published = published;
  }

  /** Stages whose set never changes. */
  static DetectionStages of(JobConfig config, DetectionContent content, StageIds ids) {
    return new DetectionStages(config, content, ids, Optional.empty());
  }

  /**
   * Stages that begin with the configured set, and go on by the published ones.
   *
   * @param records of the rule topics
   */
  static DetectionStages published(DataStream<RuleRecord> records, JobConfig config) {
    SingleOutputStreamOperator<DetectionContent> sets =
        records
            .transform(
                OperatorIds.RULE_GATHER.displayName(),
                SET_TYPE,
                new RuleGatherStage(config.detection()))
            .uid(OperatorIds.RULE_GATHER.uid())
            .forceNonParallel();
    return new DetectionStages(config, config.detection(), StageIds.RUNNING, Optional.of(sets));
  }

  /**
   * The host stage; its side outputs are rows and signals of the estate.
   *
   * @param outputs which rows are asked for
   */
  SingleOutputStreamOperator<Alert> host(
      KeyedStream<ProcessEvent, String> events, Outputs outputs) {
    HostStage stage =
        new HostStage(
            new ContentInForce(start, published.isPresent()), config.host(), outputs.rows());
    SingleOutputStreamOperator<Alert> alerts = stage(events, stage, ids.host);
    config.parallelism().hostStage().ifPresent(alerts::setParallelism);
    return alerts;
  }

  /** The sequences whose signals come from several hosts. */
  SingleOutputStreamOperator<Alert> estate(SingleOutputStreamOperator<Alert> host) {
    EstateStage stage =
        new EstateStage(new ContentInForce(start, published.isPresent()), config.host());
    SingleOutputStreamOperator<Alert> alerts =
        stage(
            host.getSideOutput(HostStage.ESTATE_SIGNALS).keyBy(EstateSignal::key),
            stage,
            ids.estate);
    config.parallelism().estateStage().ifPresent(alerts::setParallelism);
    return alerts;
  }

  /** The stage alone, or connected with the published sets. */
  private <
          T,
          S extends
              OneInputStreamOperator<T, Alert> & TwoInputStreamOperator<T, DetectionContent, Alert>>
      SingleOutputStreamOperator<Alert> stage(KeyedStream<T, String> in, S stage, OperatorIds id) {
    TypeInformation<Alert> type = TypeInformation.of(Alert.class);
    OneInputStreamOperator<T, Alert> alone = stage;
    TwoInputStreamOperator<T, DetectionContent, Alert> connected = stage;
    SingleOutputStreamOperator<Alert> alerts =
        published.isPresent()
            ? in.connect(published.get().broadcast()).transform(id.displayName(), type, connected)
            : in.transform(id.displayName(), type, alone);
    return alerts.uid(id.uid());
  }

  /** What became of published sets; empty where none are taken in. */
  Optional<DataStream<String>> status(
      SingleOutputStreamOperator<Alert> host, SingleOutputStreamOperator<Alert> estate) {
    Set<String> stages = Set.of(ids.host.displayName(), ids.estate.displayName());
    return published.map(
        sets ->
            host.getSideOutput(HostStage.REPORTS)
                .union(estate.getSideOutput(HostStage.REPORTS))
                .transform(
                    OperatorIds.RULE_REPORTS.displayName(),
                    Types.STRING,
                    new RuleStatusStage(stages))
                .uid(OperatorIds.RULE_REPORTS.uid())
                .forceNonParallel()
                .union(sets.getSideOutput(RuleGatherStage.STATUS)));
  }
}
