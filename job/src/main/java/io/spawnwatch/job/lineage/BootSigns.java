package io.spawnwatch.job.lineage;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;

/**
 * The creations that only happen at a boot: System (pid 4) starts {@code smss} and {@code
 * Registry}. An {@code smss} started by {@code smss} is a new session, such as an RDP logon.
 */
final class BootSigns {

  private static final long SYSTEM_PID = 4;

  private BootSigns() {}

  static boolean tell(ProcessEvent creation) {
    String image = creation.carried(Field.IMAGE);
    if (image == null || creation.parentPid() != SYSTEM_PID) {
      return false;
    }
    String name = Images.fileName(image);
    return name.equals("smss.exe") || name.equals("registry");
  }
}
