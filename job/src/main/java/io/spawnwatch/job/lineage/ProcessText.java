package io.spawnwatch.job.lineage;

/**
 * The text that belongs to a process; null where it is not known.
 *
 * @param image the full path
 * @param commandLine as logged
 * @param user such as {@code CORP\jdoe}
 * @param integrityLevel such as {@code High}
 * @param sysmonGuid Sysmon's id, lower case without braces
 */
record ProcessText(
    String image, String commandLine, String user, String integrityLevel, String sysmonGuid) {

  /** Nothing known. */
  static final ProcessText NONE = new ProcessText(null, null, null, null, null);

  /** The same, of which what many processes have in common is kept once. */
  ProcessText pooled() {
    return new ProcessText(
        TextPool.pooled(image),
        commandLine,
        TextPool.pooled(user),
        TextPool.pooled(integrityLevel),
        sysmonGuid);
  }

  /** This text, and the other's where this has none. */
  ProcessText completedBy(ProcessText other) {
    boolean complete =
        image != null
            && commandLine != null
            && user != null
            && integrityLevel != null
            && sysmonGuid != null;
    return complete || other == NONE
        ? this
        : new ProcessText(
            first(image, other.image),
            first(commandLine, other.commandLine),
            first(user, other.user),
            first(integrityLevel, other.integrityLevel),
            first(sysmonGuid, other.sysmonGuid));
  }

  private static String first(String a, String b) {
    return a != null ? a : b;
  }

  /** Whether both can be of one process: neither image nor guid contradicts. */
  boolean agreesWith(ProcessText other) {
    boolean guidsDiffer =
        sysmonGuid != null && other.sysmonGuid != null && !sysmonGuid.equals(other.sysmonGuid);
    return !guidsDiffer && Images.agree(image, other.image);
  }

  /** Whether Sysmon's id says that both are one process. */
  boolean hasSameGuid(ProcessText other) {
    return sysmonGuid != null && sysmonGuid.equals(other.sysmonGuid);
  }
}
