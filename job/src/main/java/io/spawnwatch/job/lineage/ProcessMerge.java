package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;

/** One process, of what was known as two. */
final class ProcessMerge {

  private ProcessMerge() {}

  /** The placeholder's creation became known; it keeps its id and its activity. */
  static ProcessNode filled(ProcessNode placeholder, ProcessNode creation) {
    return new ProcessNode(
        placeholder.guid(),
        creation.pid(),
        placeholder.life().startedAt(creation.start()),
        creation.claim(),
        creation.parent(),
        placeholder.activity(),
        creation.told(),
        0,
        creation.text().completedBy(placeholder.text()));
  }

  /** The process with what was known of it as of another: an exit, or a child. */
  static ProcessNode absorbed(ProcessNode process, ProcessNode placeholder) {
    Lifetime life = process.life();
    Lifetime longer =
        new Lifetime(
            life.start(),
            life.known(),
            process.hasEnd() ? life.end() : placeholder.end(),
            Math.max(life.used(), placeholder.life().used()));
    return new ProcessNode(
        process.guid(),
        process.pid(),
        longer,
        process.claim(),
        process.parent(),
        process.activity(),
        process.told(),
        process.orphans(),
        process.text().completedBy(placeholder.text()));
  }

  /** The process with what another event told of the same creation. */
  static ProcessNode united(ProcessNode process, Told twin) {
    Lifetime life = process.life();
    long start = Math.min(life.start(), twin.time());
    boolean noPid = process.pid() == ProcessEvent.UNKNOWN_PID;
    return new ProcessNode(
        process.guid(),
        noPid ? twin.event().pid() : process.pid(),
        new Lifetime(start, start, life.end(), Math.max(life.used(), twin.time())),
        ParentClaim.united(process.claim(), twin.claim()),
        process.parent(),
        process.activity(),
        Telling.united(process.told(), twin.telling()),
        0,
        process.text().completedBy(twin.text()));
  }
}
