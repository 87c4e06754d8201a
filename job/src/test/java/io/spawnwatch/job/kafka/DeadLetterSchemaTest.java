package io.spawnwatch.job.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.decode.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterSchemaTest {

  private static final int BOUND = 16;

  private final DeadLetterSchema schema = new DeadLetterSchema("dead", BOUND);

  @Test
  void carriesTheBytesAndWhereTheyCameFrom() {
    ProducerRecord<byte[], byte[]> letter = letter("no event");

    assertThat(letter.topic()).isEqualTo("dead");
    assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("no event");
    assertThat(header(letter, "reason")).isEqualTo("not JSON");
    assertThat(header(letter, "topic")).isEqualTo("windows-events");
    assertThat(header(letter, "partition")).isEqualTo("3");
    assertThat(header(letter, "offset")).isEqualTo("42");
    assertThat(header(letter, "size")).isEqualTo("8");
  }

  @Test
  void refersToALargeRecordByItsPlace() {
    ProducerRecord<byte[], byte[]> letter = letter("x".repeat(BOUND + 1));

    assertThat(letter.value()).isEmpty();
    assertThat(header(letter, "offset")).isEqualTo("42");
    assertThat(header(letter, "size")).isEqualTo("17");
  }

  private ProducerRecord<byte[], byte[]> letter(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return schema.serialize(new DeadLetter(bytes, "not JSON", "windows-events", 3, 42), null, null);
  }

  private static String header(ProducerRecord<byte[], byte[]> letter, String key) {
    return new String(letter.headers().lastHeader(key).value(), StandardCharsets.UTF_8);
  }
}
