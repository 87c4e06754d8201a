package io.spawnwatch.cli.events;

import org.apache.flink.api.connector.source.SourceSplit;

/** The one split of an {@link EventFileSource}. */
public final class AllFiles implements SourceSplit {

  @Override
  public String splitId() {
    return "all files";
  }
}
