package io.spawnwatch.sequence;

import static io.spawnwatch.sequence.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessGuid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SignalIndexTest {

  private final SignalIndex index = new SignalIndex();

  @Test
  void dropsTheLongestArrivedOfARule() {
    index.put(signal(1, 90, "s", "a"));
    index.put(signal(2, 10, "s", "a"));
    index.put(signal(3, 20, "s", "b"));
    index.put(signal(4, 30, "s", "a"));

    assertThat(index.limit(2)).containsExactly(new ProcessGuid(7, 1));
    assertThat(index.all()).hasSize(3);
  }

  @Test
  void dropsWhatNoSequenceCanNeed() {
    index.put(signal(1, 0, "s", "a"));
    index.put(signal(2, 50, "s", "a"));

    assertThat(index.expire(60_000, rules -> 30_000)).containsExactly(new ProcessGuid(7, 1));
  }

  @Test
  void unitesWhatIsToldOfOneProcess() {
    index.put(signal(1, 5, "s", "a"));
    Signal united = index.put(signal(1, 4, "s", "b"));

    assertThat(united.rules()).containsExactlyInAnyOrder("a", "b");
    assertThat(united.time()).isEqualTo(4_000);
    assertThat(index.between(0, 10_000)).hasSize(1);
  }

  @Test
  void survivesTheState() throws IOException {
    index.put(signal(1, 5, "s", "a", "b"));
    index.put(signal(2, 4, "t", "a"));
    index.markReported(new ProcessGuid(7, 2), "seq");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SignalCodec.write(index, new DataOutputStream(bytes));

    SignalIndex read =
        SignalCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

    assertThat(read.all()).containsExactlyElementsOf(index.all());
  }
}
