package io.spawnwatch.job.lineage;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a host sent by one provider since its last status. Mutable, because every event adds to it.
 */
public final class ProviderFacts {

  private long creations;
  private long commandLines;
  private long exits;
  private final RecordIds records;

  ProviderFacts() {
    this(new RecordIds());
  }

  private ProviderFacts(RecordIds records) {
    this.records = records;
  }

  void saw(ProcessEvent event) {
    switch (event.kind()) {
      case CREATION -> {
        creations++;
        commandLines += Texts.present(event.carried(Field.COMMAND_LINE)) == null ? 0 : 1;
      }
      case EXIT -> exits++;
      case BOOT -> {}
    }
    records.saw(event.recordId(), event.time());
  }

  /** Creations, without those delivered again. */
  public long creations() {
    return creations;
  }

  /** Creations that told of a command line. */
  public long commandLines() {
    return commandLines;
  }

  public long exits() {
    return exits;
  }

  /** Whether any record told its id: the pipeline may have lost them. */
  public boolean hasRecordIds() {
    return records.areTold();
  }

  /** Record ids that were not seen between those that were: of other events, or lost. */
  public long recordsUnseen() {
    return records.unseen();
  }

  /** How often the record ids began anew: the machine was set back, or keeps no log. */
  public long recordRestarts() {
    return records.restarts();
  }

  /** Whether nothing came. */
  public boolean isEmpty() {
    return creations == 0 && exits == 0;
  }

  void beginAnew() {
    creations = 0;
    commandLines = 0;
    exits = 0;
    records.beginAnew();
  }

  ProviderFacts copy() {
    ProviderFacts copy = new ProviderFacts(records.copy());
    copy.creations = creations;
    copy.commandLines = commandLines;
    copy.exits = exits;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    VarNumbers.write(creations, out);
    VarNumbers.write(commandLines, out);
    VarNumbers.write(exits, out);
    records.write(out);
  }

  static ProviderFacts read(DataInput in) throws IOException {
    long creations = VarNumbers.read(in);
    long commandLines = VarNumbers.read(in);
    long exits = VarNumbers.read(in);
    ProviderFacts read = new ProviderFacts(RecordIds.read(in));
    read.creations = creations;
    read.commandLines = commandLines;
    read.exits = exits;
    return read;
  }
}
