package io.spawnwatch.job.lineage;

import io.spawnwatch.event.ProcessEvent;

/** Finds the creators of processes, as far as they are known now. */
final class Creators {

  private final ProcessLookup processes;

  Creators(ProcessLookup processes) {
    this.processes = processes;
  }

  /** The creator of a process; null where it is not known. */
  ProcessNode of(ProcessNode process) {
    return process.claim() == null ? null : find(process.claim(), process.known());
  }

  /** The process that the claim tells of, and that ran at that time; null where none is known. */
  ProcessNode find(ParentClaim claim, long time) {
    ProcessNode found = at(claim.slot(), claim, time);
    boolean sure = claim.guid() == 0 || claim.slot() < 0 || found != null && claim.isGuidOf(found);
    if (sure) {
      return found;
    }
    // The creator's own event may have come without its pid.
    ProcessNode pidless = at(claim.guid(), claim, time);
    return pidless == null ? found : pidless;
  }

  private ProcessNode at(long slot, ParentClaim claim, long time) {
    return PidTimeline.creatorAt(processes.creators(slot), processes.host(), time, claim);
  }

  /** Where the process is kept; {@link ProcessEvent#UNKNOWN_PID} where nothing can find it. */
  static long slotOf(ProcessNode process) {
    return ProcessSlot.of(process.pid(), process.text().sysmonGuid());
  }
}
