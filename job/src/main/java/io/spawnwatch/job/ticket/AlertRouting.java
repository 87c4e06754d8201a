package io.spawnwatch.job.ticket;

import io.spawnwatch.job.decode.DeadLetter;
import io.spawnwatch.job.decode.RawRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets alerts pass, and puts what is none aside. */
public final class AlertRouting extends ProcessFunction<RawRecord, RawRecord> {

  /** Records of the alerts topic that are no alerts. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  @Override
  public void processElement(RawRecord record, Context context, Collector<RawRecord> out) {
    if (TicketAlert.of(record).isPresent()) {
      out.collect(record);
    } else {
      context.output(
          DEAD_LETTERS,
          new DeadLetter(
              record.bytes(),
              "no alert: expected a JSON object with metadata.uid, metadata.correlation_uid and"
                  + " finding_info.uid",
              record.source(),
              record.partition(),
              record.offset()));
    }
  }

  /** The key of an alert: what one ticket is about. */
  public static String activity(RawRecord alert) {
    return TicketAlert.of(alert).orElseThrow().activity();
  }
}
