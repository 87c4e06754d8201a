package io.spawnwatch.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Source, Jackson parse of ten fields, discard: the least that any such job does. */
final class Yardstick implements MeasuredJob {

  private static final Set<String> TEN_FIELDS =
      Set.of(
          "@timestamp",
          "computer_name",
          "event_id",
          "record_id",
          "NewProcessId",
          "NewProcessName",
          "ProcessId",
          "ParentProcessName",
          "CommandLine",
          "SubjectUserName");

  private final String servers;

  Yardstick(String servers) {
    this.servers = servers;
  }

  @Override
  public void define(StreamExecutionEnvironment env, String topic) {
    env.getConfig().enableObjectReuse();
    KafkaSource<byte[]> source =
        KafkaSource.<byte[]>builder()
            .setBootstrapServers(servers)
            .setTopics(topic)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.latest())
            .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(new Bytes()))
            .build();
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "load")
        .map(Yardstick::parse)
        .returns(Integer.class)
        .sinkTo(new DiscardingSink<>());
  }

  private static int parse(byte[] record) throws IOException {
    int characters = 0;
    try (JsonParser parser = Json.FACTORY.createParser(record)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && TEN_FIELDS.contains(parser.currentName())) {
          parser.nextToken();
          characters += parser.getText().length();
        }
      }
    }
    return characters;
  }

  private static final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
  }

  private static final class Bytes extends AbstractDeserializationSchema<byte[]> {
    @Override
    public byte[] deserialize(byte[] message) {
      return message;
    }
  }
}
