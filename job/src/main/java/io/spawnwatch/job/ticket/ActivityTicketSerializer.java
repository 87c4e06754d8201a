package io.spawnwatch.job.ticket;

import io.spawnwatch.job.wire.ImmutableSerializer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What is remembered of activities, version 1. The count of a finding whose card the ticket lacks
 * is written as its complement, a number below 0.
 */
public final class ActivityTicketSerializer extends ImmutableSerializer<ActivityTicket> {

  /** The one instance that is needed. */
  public static final ActivityTicketSerializer INSTANCE = new ActivityTicketSerializer();

  @Override
  public void serialize(ActivityTicket ticket, DataOutputView target) throws IOException {
    target.writeUTF(ticket.ticketId());
    target.writeInt(ticket.severityId());
    target.writeBoolean(ticket.isOfSequence());
    target.writeLong(ticket.unwritten());
    target.writeInt(ticket.findings().size());
    for (Map.Entry<String, SeenFinding> finding : ticket.findings().entrySet()) {
      SeenFinding seen = finding.getValue();
      target.writeUTF(finding.getKey());
      target.writeLong(seen.isShown() ? seen.count() : ~seen.count());
    }
  }

  @Override
  public ActivityTicket deserialize(DataInputView source) throws IOException {
    String ticketId = source.readUTF();
    int severityId = source.readInt();
    boolean isOfSequence = source.readBoolean();
    long unwritten = source.readLong();
    Map<String, SeenFinding> findings = new LinkedHashMap<>();
    for (int left = source.readInt(); left > 0; left--) {
      String uid = source.readUTF();
      long count = source.readLong();
      findings.put(uid, new SeenFinding(count < 0 ? ~count : count, count >= 0));
    }
    return new ActivityTicket(ticketId, severityId, isOfSequence, unwritten, findings);
  }

  @Override
  public TypeSerializerSnapshot<ActivityTicket> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The form of version 1. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ActivityTicket> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
