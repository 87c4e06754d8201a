package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.core.io.InputStatus;

/**
 * Hands on what a thread of its own reads, for reading may block: a pipe that stays open must not
 * hold up the operator's mailbox.
 */
final class EventFileReader implements SourceReader<RawRecord, AllFiles> {

  private static final int QUEUED_BATCHES = 16;

  private final List<EventFile> files;
  private final UnreadFiles unread;
  private final FutureCompletingBlockingQueue<ReadBatch> batches =
      new FutureCompletingBlockingQueue<>(QUEUED_BATCHES);
  private Thread reading;
  private boolean noSplit;

  EventFileReader(List<EventFile> files, UnreadFiles unread) {
    this.files = files;
    this.unread = unread;
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<AllFiles> splits) {
    reading = new Thread(new FileReading(files, unread, batches), "event files");
    reading.setDaemon(true);
    reading.start();
  }

  @Override
  public void notifyNoMoreSplits() {
    noSplit = reading == null;
    batches.notifyAvailable();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<RawRecord> output) throws IOException {
    ReadBatch batch = batches.poll();
    if (batch == null) {
      return noSplit ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }
    batch.records().forEach(output::collect);
    if (batch.failure() != null) {
      throw batch.failure();
    }
    return batch.isLast() ? InputStatus.END_OF_INPUT : InputStatus.MORE_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return batches.getAvailabilityFuture();
  }

  @Override
  public List<AllFiles> snapshotState(long checkpointId) {
    return reading == null ? List.of() : List.of(new AllFiles());
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.interrupt();
    }
  }
}
