package io.spawnwatch.job.decode;

import java.util.Locale;

/**
 * Whose process a 4688 tells of. Its subject is the creator; its target is the new process's user
 * where that differs. Microsoft, "4688(S): A new process has been created".
 */
final class Accounts {

  private static final String NO_LOGON = "0x0";

  private Accounts() {}

  /** The logon session of the new process, lower case; null where it is not told. */
  static String logonId(String subjectLogonId, String targetLogonId) {
    boolean hasTarget = targetLogonId != null && !targetLogonId.equals(NO_LOGON);
    String id = hasTarget ? targetLogonId : subjectLogonId;
    return id == null ? null : id.toLowerCase(Locale.ROOT);
  }

  /** The well-known account of a logon session; null for any other session. */
  static String wellKnown(String logonId) {
    if (logonId == null) {
      return null;
    }
    return switch (logonId) {
      case "0x3e7" -> "NT AUTHORITY\\SYSTEM";
      case "0x3e5" -> "NT AUTHORITY\\LOCAL SERVICE";
      case "0x3e4" -> "NT AUTHORITY\\NETWORK SERVICE";
      default -> null;
    };
  }

  /** {@code DOMAIN\name}, or the name alone; null without a name. */
  static String qualified(String domain, String name) {
    return name == null || domain == null ? name : domain + "\\" + name;
  }

  /**
   * Sysmon's word for a mandatory label: a SID ({@code S-1-16-12288}) or its rendered name ({@code
   * Mandatory Label\High Mandatory Level}). Microsoft, "Well-known SIDs".
   */
  static String integrityLevel(String label) {
    if (label == null) {
      return null;
    }
    return switch (label) {
      case "S-1-16-0" -> "Untrusted";
      case "S-1-16-4096" -> "Low";
      case "S-1-16-8192", "S-1-16-8448" -> "Medium";
      case "S-1-16-12288" -> "High";
      case "S-1-16-16384" -> "System";
      case "S-1-16-20480" -> "Protected";
      default -> rendered(label);
    };
  }

  private static String rendered(String label) {
    int from = label.indexOf('\\') + 1;
    int to = label.indexOf(" Mandatory Level");
    return to > from ? label.substring(from, to) : null;
  }
}
