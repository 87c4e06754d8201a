package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Provider;
import io.spawnwatch.job.Creation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class HostFactsTest {

  private final HostFacts facts = new HostFacts();

  @Test
  void countsWhatEachProviderSends() {
    facts.saw(Creation.of("a.exe").pid(4).at(5));
    facts.saw(Creation.of("a.exe").pid(8).command("").at(2));
    facts.saw(Creation.of("a.exe").pid(8).exit().at(9));
    facts.saw(Creation.of("a.exe").pid(8).sysmon("{1}").at(2));

    ProviderFacts security = facts.of(Provider.SECURITY);
    assertThat(security.creations()).isEqualTo(2);
    assertThat(security.commandLines()).isEqualTo(1);
    assertThat(security.exits()).isEqualTo(1);
    assertThat(facts.of(Provider.SYSMON).creations()).isEqualTo(1);
    assertThat(facts.firstSeen()).isEqualTo(Creation.BEGIN + 2_000);
  }

  @Test
  void countsUnseenRecordsInWhateverOrderTheOthersCome() {
    List<Long> delivered = new ArrayList<>(LongStream.range(100, 200).boxed().toList());
    delivered.removeAll(List.of(120L, 121L, 150L));
    long seed = System.nanoTime();
    Collections.shuffle(delivered, new Random(seed));

    RecordIds ids = new RecordIds();
    delivered.forEach(id -> ids.saw(id, id * 1_000));

    assertThat(ids.unseen()).as("seed %d", seed).isEqualTo(3);
    assertThat(ids.restarts()).as("seed %d", seed).isZero();
  }

  @Test
  void countsOnWhereTheLastStatusEnded() {
    RecordIds ids = new RecordIds();
    ids.saw(10, 0);
    ids.saw(14, 0);
    ids.beginAnew();
    assertThat(ids.unseen()).isZero();
    ids.saw(12, 0);
    ids.saw(17, 0);

    assertThat(ids.unseen()).isEqualTo(2);
  }

  @Test
  void noticesThatAChannelBeganAnew() {
    RecordIds ids = new RecordIds();
    ids.saw(1_000, 0);
    ids.saw(1_002, 1_000);
    ids.saw(1, 100_000);
    ids.saw(3, 101_000);

    assertThat(ids.restarts()).isEqualTo(1);
    assertThat(ids.unseen()).isEqualTo(2);
  }

  @Test
  void surviveTheSerializer() throws IOException {
    HostState host = HostState.unheard();
    host.facts().saw(Creation.of("a.exe").pid(4).record(7).at(5));
    host.facts().saw(Creation.of("b.exe").pid(8).record(9).at(6));
    host.facts().arrived(Creation.BEGIN, Creation.BEGIN - 3);

    HostState read =
        read(HostStateSerializer.INSTANCE, written(HostStateSerializer.INSTANCE, host));

    assertThat(read).usingRecursiveComparison().isEqualTo(host);
  }

  @Test
  void areEmptyInStateOfVersionOneWhichIsWrittenAnew() throws IOException {
    HostStateSerializer.Snapshot stored = new HostStateSerializer.Snapshot();
    // Flink's version of simple snapshots: it was all that version 1 told.
    stored.readSnapshot(3, new DataInputDeserializer(new byte[0]), getClass().getClassLoader());
    TypeSerializer<HostState> old = stored.restoreSerializer();
    HostState host = HostState.unheard();
    host.advanceTo(Creation.BEGIN);
    host.bootedAt(Creation.BEGIN);
    host.facts().saw(Creation.of("a.exe").pid(4).at(5));

    HostState read = read(old, written(old, host));

    assertThat(read.facts().isEmpty()).isTrue();
    assertThat(read.boots()).containsExactly(Creation.BEGIN);
    assertThat(
            HostStateSerializer.INSTANCE
                .snapshotConfiguration()
                .resolveSchemaCompatibility(stored)
                .isCompatibleAfterMigration())
        .isTrue();
  }

  private static byte[] written(TypeSerializer<HostState> serializer, HostState host)
      throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(host, out);
    return out.getCopyOfBuffer();
  }

  private static HostState read(TypeSerializer<HostState> serializer, byte[] bytes)
      throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    HostState read = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }
}
