package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;

/** The thread that reads the files into batches: full ones, or what a pipe had so far. */
final class FileReading implements Runnable {

  private static final int BATCH_RECORDS = 256;

  private final List<EventFile> files;
  private final UnreadFiles unread;
  private final FutureCompletingBlockingQueue<ReadBatch> batches;
  private List<RawRecord> batch = new ArrayList<>();
  private boolean live;

  FileReading(
      List<EventFile> files, UnreadFiles unread, FutureCompletingBlockingQueue<ReadBatch> batches) {
    this.files = files;
    this.unread = unread;
    this.batches = batches;
  }

  @Override
  public void run() {
    IOException failure = null;
    try {
      for (EventFile file : files) {
        read(file);
      }
    } catch (UncheckedIOException e) {
      return; // The run was ended; nobody waits for the rest.
    } catch (IOException e) {
      failure = e;
    }
    hand(new ReadBatch(batch, true, failure));
  }

  private void read(EventFile file) throws IOException {
    live = file.isStandardInput();
    List<RawRecord> rest = new ArrayList<>();
    EventFiles.readWhole(
        file,
        record -> {
          add(record);
          if (record.fault() != null) {
            rest.add(record);
          }
        });
    for (RawRecord record : rest) {
      unread.add(record);
    }
  }

  private void add(RawRecord record) {
    batch.add(record);
    if (batch.size() >= BATCH_RECORDS || isWaiting()) {
      hand(new ReadBatch(batch, false, null));
      batch = new ArrayList<>();
    }
  }

  /** Whether the next read would block: then what there is goes on at once. */
  private boolean isWaiting() {
    try {
      return live && System.in.available() == 0;
    } catch (IOException e) {
      return true;
    }
  }

  private void hand(ReadBatch next) {
    try {
      batches.put(0, next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("the run was ended"));
    }
  }
}
