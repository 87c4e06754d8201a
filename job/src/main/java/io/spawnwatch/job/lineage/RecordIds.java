package io.spawnwatch.job.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many record ids of a channel were not seen between those that were, in whatever order these
 * arrive: they are of events that are no creations or exits, or were lost. Mutable, because every
 * event adds one.
 */
final class RecordIds {

  /** Later than that, an id lower than one before is of a channel that began anew. */
  private static final long RESTART_MILLIS = 60_000;

  private static final long NONE = -1;

  /** What lies below was counted before. */
  private long floor;

  private long first = NONE;
  private long last = NONE;
  private long lastTime;
  private long seen;
  private long unseenBefore;
  private long restarts;

  /**
   * A record was delivered, for the first time.
   *
   * @param id negative where the pipeline lost it
   */
  void saw(long id, long time) {
    if (id < last && id >= 0 && time > lastTime + RESTART_MILLIS) {
      restart();
    }
    if (id < floor) {
      return;
    }
    first = first == NONE ? id : Math.min(first, id);
    if (id >= last) {
      last = id;
      lastTime = time;
    }
    seen++;
  }

  private void restart() {
    unseenBefore = unseen();
    restarts++;
    seen = 0;
    floor = 0;
    first = NONE;
    last = NONE;
  }

  /** Whether any record told its id. */
  boolean areTold() {
    return last != NONE;
  }

  /** Ids that were not seen. */
  long unseen() {
    return first == NONE ? unseenBefore : unseenBefore + last + 1 - first - seen;
  }

  /** How often the ids began anew: the machine was set back, or has no memory of its log. */
  long restarts() {
    return restarts;
  }

  /** Counts anew, from the id after the last. */
  void beginAnew() {
    floor = last + 1;
    first = last == NONE ? NONE : floor;
    seen = 0;
    unseenBefore = 0;
    restarts = 0;
  }

  RecordIds copy() {
    RecordIds copy = new RecordIds();
    copy.floor = floor;
    copy.first = first;
    copy.last = last;
    copy.lastTime = lastTime;
    copy.seen = seen;
    copy.unseenBefore = unseenBefore;
    copy.restarts = restarts;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    VarNumbers.write(floor, out);
    VarNumbers.write(first, out);
    VarNumbers.write(last, out);
    VarNumbers.write(lastTime, out);
    VarNumbers.write(seen, out);
    VarNumbers.write(unseenBefore, out);
    VarNumbers.write(restarts, out);
  }

  static RecordIds read(DataInput in) throws IOException {
    RecordIds read = new RecordIds();
    read.floor = VarNumbers.read(in);
    read.first = VarNumbers.read(in);
    read.last = VarNumbers.read(in);
    read.lastTime = VarNumbers.read(in);
    read.seen = VarNumbers.read(in);
    read.unseenBefore = VarNumbers.read(in);
    read.restarts = VarNumbers.read(in);
    return read;
  }
}
