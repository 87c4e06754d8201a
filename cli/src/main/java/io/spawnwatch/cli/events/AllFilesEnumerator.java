package io.spawnwatch.cli.events;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives the one split to the first reader, and tells the others that there is none. */
final class AllFilesEnumerator implements SplitEnumerator<AllFiles, Boolean> {

  private final SplitEnumeratorContext<AllFiles> context;
  private boolean assigned;

  AllFilesEnumerator(SplitEnumeratorContext<AllFiles> context, boolean assigned) {
    this.context = context;
    this.assigned = assigned;
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public void addReader(int subtask) {
    if (!assigned) {
      context.assignSplit(new AllFiles(), subtask);
      assigned = true;
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void addSplitsBack(List<AllFiles> splits, int subtask) {
    assigned = false;
  }

  @Override
  public Boolean snapshotState(long checkpointId) {
    return assigned;
  }

  @Override
  public void close() {}
}
