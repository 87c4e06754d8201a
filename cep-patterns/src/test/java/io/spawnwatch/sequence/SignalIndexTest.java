package io.spawnwatch.sequence;

import static io.spawnwatch.sequence.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessGuid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalIndexTest {

  private final SignalIndex index = new SignalIndex();

  @Test
  void dropsTheLongestArrivedOfARule() {
    index.put(signal(1, 90, "s", "a"));
    index.put(signal(2, 10, "s", "a"));
    index.put(signal(3, 20, "s", "b"));
    index.put(signal(4, 30, "s", "a"));

    assertThat(index.limit(List.of("a", "b"), 2)).isEqualTo(1);
    assertThat(index.all()).hasSize(3).noneMatch(s -> s.process().low() == 1);
  }

  @Test
  void dropsWhatNoSequenceCanNeed() {
    index.put(signal(1, 0, "s", "a"));
    index.put(signal(2, 50, "s", "a"));

    index.expire(index.rules(), 60_000, rule -> 30_000);

    assertThat(index.all()).extracting(s -> s.process().low()).containsExactly(2L);
  }

  @Test
  void unitesWhatIsToldOfOneProcess() {
    index.put(signal(1, 5, "s", "a"));
    Signal united = index.put(signal(1, 4, "s", "b"));

    assertThat(united.rules()).containsExactlyInAnyOrder("a", "b");
    assertThat(united.time()).isEqualTo(4_000);
    assertThat(index.between("a", 0, 10_000)).containsExactly(united);
    assertThat(index.between("b", 0, 10_000)).containsExactly(united);
  }

  @Test
  void standsAtItsNewPlaceOfEachRule() {
    index.put(signal(1, 5, "s", "a", "b"));
    index.put(signal(2, 4, "s", "a"));
    index.put(signal(1, 3, "s", "a"));

    assertThat(index.between("a", 0, 10_000))
        .extracting(s -> s.process().low())
        .containsExactly(1L, 2L);
    assertThat(index.between("b", 3_000, 3_000)).hasSize(1);
    assertThat(index.between("b", 5_000, 5_000)).isEmpty();
  }

  @Test
  void aCompletedSequenceIsASignalOfItsLastProcess() {
    index.put(signal(1, 5, "s", "a"));

    Signal now = index.addCompleted(new ProcessGuid(7, 1), "seq");

    assertThat(now.reported()).containsExactly("seq");
    assertThat(index.between("seq", 0, 10_000)).containsExactly(now);
    assertThat(index.between("a", 0, 10_000)).containsExactly(now);
  }

  @Test
  void afterTheFirstWasDroppedTheLongestArrivedStillGoFirst() {
    for (int number = 1; number <= 6; number++) {
      index.put(signal(number, 10 - number, "s", "a"));
      index.limit(List.of("a"), 2);
    }

    assertThat(index.all()).extracting(s -> s.process().low()).containsExactly(5L, 6L);
  }

  @Test
  void survivesTheState() throws IOException {
    index.put(signal(1, 5, "s", "a", "b"));
    index.put(signal(2, 4, "t", "a"));
    index.markReported(new ProcessGuid(7, 2), "seq");
    List<Signal> read = new ArrayList<>();
    for (Signal signal : index.all()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      SignalCodec.write(signal, new DataOutputStream(bytes));
      read.add(
          SignalCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }

    assertThat(SignalIndex.of(read).all()).containsExactlyElementsOf(index.all());
  }

  @Test
  void tellsWhatChanged() {
    index.put(signal(1, 5, "s", "a"));
    index.put(signal(2, 6, "s", "a"));
    index.takeChanged();

    index.markReported(new ProcessGuid(7, 1), "seq");
    index.limit(List.of("a"), 1);

    assertThat(index.takeChanged()).containsExactly(new ProcessGuid(7, 1));
    assertThat(index.takeChanged()).isEmpty();
  }

  @Test
  void aRuleTakenLeavesTheOthers() {
    index.put(signal(1, 5, "s", "a", "b"));
    index.put(signal(2, 6, "s", "a"));

    index.limit(List.of("a"), 1);

    assertThat(index.get(new ProcessGuid(7, 1)).rules()).containsExactly("b");
  }
}
