package io.spawnwatch.job.decode;

import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.metrics.StreamCount;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Decodes every record, and never fails: what is no event goes to a side output. */
public final class DecodeFunction extends ProcessFunction<RawRecord, ProcessEvent> {

  /** Records that are no events. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  private final DecodeSettings settings;
  private transient EventDecoder decoder;
  private transient StreamCount.Tally read;
  private transient StreamCount.Tally decoded;
  private transient StreamCount.Tally skipped;
  private transient StreamCount.Tally malformed;

  public DecodeFunction(DecodeSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    decoder = new EventDecoder(settings);
    read = StreamCount.READ.in(getRuntimeContext());
    decoded = StreamCount.DECODED.in(getRuntimeContext());
    skipped = StreamCount.SKIPPED.in(getRuntimeContext());
    malformed = StreamCount.MALFORMED.in(getRuntimeContext());
  }

  @Override
  public void processElement(RawRecord raw, Context context, Collector<ProcessEvent> out) {
    read.add();
    Decoded result = decoder.decode(raw);
    if (result instanceof Decoded.Event found) {
      decoded.add();
      out.collect(found.event());
    } else if (result instanceof Decoded.Malformed broken) {
      malformed.add();
      context.output(DEAD_LETTERS, DeadLetter.of(raw, broken.reason()));
    } else {
      skipped.add();
    }
  }
}
