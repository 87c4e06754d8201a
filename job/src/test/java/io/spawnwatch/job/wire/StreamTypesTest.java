package io.spawnwatch.job.wire;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.decode.DeadLetter;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.host.HostStatus;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class StreamTypesTest {

  @Test
  void areSerializedWithoutKryo() {
    assertSerializedAsPojoWithoutKryo(RawRecord.class);
    assertSerializedAsPojoWithoutKryo(DeadLetter.class);
    assertSerializedAsPojoWithoutKryo(Alert.class);
    assertSerializedAsPojoWithoutKryo(HostStatus.class);
  }

  @Test
  void anEventSurvivesItsSerializer() throws IOException {
    ProcessEvent event = Creation.of("a.exe").pid(4).by(8).at(0);
    DataOutputSerializer out = new DataOutputSerializer(64);
    ProcessEventSerializer.INSTANCE.serialize(event, out);

    ProcessEvent read =
        ProcessEventSerializer.INSTANCE.deserialize(
            new DataInputDeserializer(out.getCopyOfBuffer()));

    assertThat(read).usingRecursiveComparison().isEqualTo(event);
  }
}
