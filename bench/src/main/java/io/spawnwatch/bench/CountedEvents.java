package io.spawnwatch.bench;

import io.spawnwatch.job.host.DetectionContent;
import io.spawnwatch.job.host.DetectionContentSerializer;
import io.spawnwatch.job.kafka.KafkaEnds;
import io.spawnwatch.job.kafka.KafkaSettings;
import io.spawnwatch.job.ruleset.RuleGatherStage;
import io.spawnwatch.job.wire.SerializedType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;

/**
 * Numbers, keyed, through a stage that does nothing; alone, or with sets of rules from Kafka as its
 * second input, as the host stage has it.
 */
final class CountedEvents {

  private static final long KEYS = 2_000;

  private final KafkaSettings kafka;
  private final boolean takesPublished;
  private final long events;

  CountedEvents(KafkaSettings kafka, boolean takesPublished, long events) {
    this.kafka = kafka;
    this.takesPublished = takesPublished;
    this.events = events;
  }

  /** Process CPU microseconds an event, once a third as many have passed to warm up. */
  double cpuMicros(Path folder) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(1, Measurement.configuration(1, folder));
    KeyedStream<Long, Long> numbers =
        env.fromSequence(0, Long.MAX_VALUE).keyBy(number -> number % KEYS);
    CountingStage stage = new CountingStage(events / 3, events);
    OneInputStreamOperator<Long, Void> alone = stage;
    TwoInputStreamOperator<Long, DetectionContent, Void> besideSets = stage;
    DataStream<Void> counted =
        takesPublished
            ? numbers.connect(sets(env).broadcast()).transform("count", Types.VOID, besideSets)
            : numbers.transform("count", Types.VOID, alone);
    counted.sinkTo(new DiscardingSink<>());
    CompletableFuture<Double> cpuNanos = CountingStage.cpuNanos();
    JobClient client = env.executeAsync();
    CompletableFuture.anyOf(cpuNanos, client.getJobExecutionResult()).get();
    client.cancel().get();
    return cpuNanos.get() / 1e3 / events;
  }

  private DataStream<DetectionContent> sets(StreamExecutionEnvironment env) {
    return env.fromSource(
            new KafkaEnds(kafka).rules(PublishedRulesJob.TOPICS).source(),
            WatermarkStrategy.noWatermarks(),
            "published rules")
        .transform(
            "gather",
            new SerializedType<>(DetectionContent.class, DetectionContentSerializer.INSTANCE),
            new RuleGatherStage(DetectionContent.of(List.of(), Map.of())));
  }
}
