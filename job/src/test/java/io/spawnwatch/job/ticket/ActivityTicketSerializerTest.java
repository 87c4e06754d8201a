package io.spawnwatch.job.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ActivityTicketSerializerTest {

  private static ActivityTicket read(DataOutputSerializer written) throws IOException {
    return ActivityTicketSerializer.INSTANCE.deserialize(
        new DataInputDeserializer(written.getCopyOfBuffer()));
  }

  @Test
  void readsWhatItWrote() throws Exception {
    Map<String, SeenFinding> findings =
        Map.of("f", new SeenFinding(10, true), "g", new SeenFinding(0, false));
    ActivityTicket ticket = new ActivityTicket("17", 4, true, 3, findings);
    DataOutputSerializer out = new DataOutputSerializer(64);
    ActivityTicketSerializer.INSTANCE.serialize(ticket, out);

    assertThat(read(out)).isEqualTo(ticket);
  }

  /** As jobs wrote it that knew the counts only: whatever they had seen had its card. */
  @Test
  void readsTheStateOfEarlierJobs() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeUTF("17");
    out.writeInt(4);
    out.writeBoolean(true);
    out.writeLong(3);
    out.writeInt(1);
    out.writeUTF("f");
    out.writeLong(10);

    assertThat(read(out).findings()).isEqualTo(Map.of("f", new SeenFinding(10, true)));
  }
}
