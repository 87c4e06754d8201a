package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * All files as one bounded stream, read one after the other by one reader, so that the records of a
 * host keep their order. For embedded runs: a failed run starts anew, nothing is checkpointed.
 */
public final class EventFileSource implements Source<RawRecord, AllFiles, Boolean> {

  private final List<EventFile> files;
  private final UnreadFiles unread;

  /**
   * A source.
   *
   * @param unread takes those that cannot be read to their end
   */
  public EventFileSource(List<EventFile> files, UnreadFiles unread) {
    this.files = List.copyOf(files);
    this.unread = unread;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<RawRecord, AllFiles> createReader(SourceReaderContext context) {
    return new EventFileReader(files, unread);
  }

  @Override
  public SplitEnumerator<AllFiles, Boolean> createEnumerator(
      SplitEnumeratorContext<AllFiles> context) {
    return new AllFilesEnumerator(context, false);
  }

  @Override
  public SplitEnumerator<AllFiles, Boolean> restoreEnumerator(
      SplitEnumeratorContext<AllFiles> context, Boolean assigned) {
    return new AllFilesEnumerator(context, assigned);
  }

  @Override
  public SimpleVersionedSerializer<AllFiles> getSplitSerializer() {
    return new FlagSerializer<>(split -> true, flag -> new AllFiles());
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return new FlagSerializer<>(assigned -> assigned, flag -> flag);
  }
}
