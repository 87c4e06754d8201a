package io.spawnwatch.job.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

final class DetectionContentSerializerTest {

  private static final DetectionContent FULL =
      DetectionContent.of(
          List.of(new RuleDocument("a.yml", "id: ä"), new RuleDocument("b.yml", "id: b")),
          Map.of("admins", List.of("root", "Administrator")),
          Set.of("b"),
          List.of(new Silence("a", 7, "me", "noise")));
  private static final DetectionContent OTHER =
      DetectionContent.of(List.of(new RuleDocument("c.yml", "id: c")), Map.of());

  @Test
  void readsWhatItWrote() throws Exception {
    byte[] full = bytes(FULL);
    byte[] other = bytes(OTHER);

    assertThat(content(full)).isEqualTo(FULL);
    assertThat(content(other)).isEqualTo(OTHER);
    assertThat(content(full)).isEqualTo(FULL);
  }

  @Test
  void subtasksShareTheSetThatTheyAllRead() throws Exception {
    byte[] full = bytes(FULL);

    assertThat(content(full)).isSameAs(content(full));
  }

  private static byte[] bytes(DetectionContent content) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    DetectionContentSerializer.INSTANCE.serialize(content, out);
    return out.getCopyOfBuffer();
  }

  private static DetectionContent content(byte[] bytes) throws IOException {
    return DetectionContentSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
  }
}
