package io.spawnwatch.event;

import java.util.Optional;

/**
 * Every field that a rule can name, by its Sigma (that is, Sysmon) name, and where its value comes
 * from. The order is part of the wire format: append only.
 */
public enum Field {
  IMAGE("Image", Source.EVENT),
  COMMAND_LINE("CommandLine", Source.EVENT),
  CURRENT_DIRECTORY("CurrentDirectory", Source.EVENT),
  ORIGINAL_FILE_NAME("OriginalFileName", Source.EVENT),
  DESCRIPTION("Description", Source.EVENT),
  PRODUCT("Product", Source.EVENT),
  COMPANY("Company", Source.EVENT),
  FILE_VERSION("FileVersion", Source.EVENT),
  HASHES("Hashes", Source.EVENT),
  USER("User", Source.EVENT),
  INTEGRITY_LEVEL("IntegrityLevel", Source.EVENT),
  LOGON_ID("LogonId", Source.EVENT),
  LOGON_GUID("LogonGuid", Source.EVENT),
  TERMINAL_SESSION_ID("TerminalSessionId", Source.EVENT),
  PROCESS_ID("ProcessId", Source.EVENT),
  PROCESS_GUID("ProcessGuid", Source.EVENT),
  PARENT_PROCESS_ID("ParentProcessId", Source.EVENT),
  PARENT_PROCESS_GUID("ParentProcessGuid", Source.EVENT),
  PARENT_IMAGE("ParentImage", Source.EVENT_OR_LINEAGE),
  PARENT_COMMAND_LINE("ParentCommandLine", Source.EVENT_OR_LINEAGE),
  PARENT_USER("ParentUser", Source.EVENT_OR_LINEAGE),
  RULE_NAME("RuleName", Source.EVENT),
  UTC_TIME("UtcTime", Source.EVENT),
  SUBJECT_USER_SID("SubjectUserSid", Source.EVENT),
  SUBJECT_USER_NAME("SubjectUserName", Source.EVENT),
  SUBJECT_DOMAIN_NAME("SubjectDomainName", Source.EVENT),
  SUBJECT_LOGON_ID("SubjectLogonId", Source.EVENT),
  TARGET_USER_SID("TargetUserSid", Source.EVENT),
  TARGET_USER_NAME("TargetUserName", Source.EVENT),
  TARGET_DOMAIN_NAME("TargetDomainName", Source.EVENT),
  TARGET_LOGON_ID("TargetLogonId", Source.EVENT),
  TOKEN_ELEVATION_TYPE("TokenElevationType", Source.EVENT),
  MANDATORY_LABEL("MandatoryLabel", Source.EVENT),
  STATUS("Status", Source.EVENT),
  PROVIDER_NAME("Provider_Name", Source.DERIVED),
  CHANNEL("Channel", Source.DERIVED),
  EVENT_ID("EventID", Source.DERIVED),
  COMPUTER("Computer", Source.DERIVED),
  NEW_PROCESS_ID("NewProcessId", Source.DERIVED),
  NEW_PROCESS_NAME("NewProcessName", Source.DERIVED),
  PARENT_PROCESS_NAME("ParentProcessName", Source.DERIVED),
  HOST_NAME("HostName", Source.DERIVED),
  TARGET_HOST("TargetHost", Source.DERIVED),
  PARENT_INTEGRITY_LEVEL("ParentIntegrityLevel", Source.LINEAGE),
  GRAND_PARENT_IMAGE("GrandParentImage", Source.LINEAGE),
  GRAND_PARENT_COMMAND_LINE("GrandParentCommandLine", Source.LINEAGE),
  ANCESTOR_IMAGE("AncestorImage", Source.LINEAGE),
  ANCESTOR_PROCESS_GUID("AncestorProcessGuid", Source.LINEAGE),
  SELF_AND_ANCESTOR_PROCESS_GUID("SelfAndAncestorProcessGuid", Source.LINEAGE),
  ACTIVITY_GUID("ActivityGuid", Source.LINEAGE),
  TIME_CREATED("TimeCreated", Source.DERIVED),
  CREATOR_PROCESS_ID("CreatorProcessId", Source.DERIVED),
  MD5("md5", Source.DERIVED),
  SHA1("sha1", Source.DERIVED),
  SHA256("sha256", Source.DERIVED),
  IMPHASH("Imphash", Source.DERIVED);

  /** Where the value of a field comes from. */
  public enum Source {
    /** A value that the event carries (mapped to its Sysmon name where it is a 4688). */
    EVENT,
    /** The event's own value, and the lineage's where the event has none. */
    EVENT_OR_LINEAGE,
    /** Computed from the event, never carried twice. */
    DERIVED,
    /** Only the lineage knows it. */
    LINEAGE
  }

  private final String sigmaName;
  private final Source source;

  Field(String sigmaName, Source source) {
    this.sigmaName = sigmaName;
    this.source = source;
  }

  /** The name that a rule uses, such as {@code ParentCommandLine}. */
  public String sigmaName() {
    return sigmaName;
  }

  /** Where the value comes from. */
  public Source source() {
    return source;
  }

  /** Whether the field can have several values, of which any may match. */
  public boolean isMultiValued() {
    return switch (this) {
      case ANCESTOR_IMAGE,
          ANCESTOR_PROCESS_GUID,
          SELF_AND_ANCESTOR_PROCESS_GUID,
          HOST_NAME,
          TARGET_HOST ->
          true;
      default -> false;
    };
  }

  /** Whether the value changes when the lineage learns more, whatever the event says of it. */
  public boolean isOfLineage() {
    return source == Source.LINEAGE || this == PROCESS_GUID || this == PARENT_PROCESS_GUID;
  }

  /**
   * Whether the value means something within its host only, or tells the host: pids, logon ids and
   * session numbers repeat from host to host; a process belongs to one.
   */
  public boolean isOfOneHost() {
    return switch (this) {
      case COMPUTER,
          PROCESS_ID,
          NEW_PROCESS_ID,
          PARENT_PROCESS_ID,
          PROCESS_GUID,
          PARENT_PROCESS_GUID,
          ANCESTOR_PROCESS_GUID,
          SELF_AND_ANCESTOR_PROCESS_GUID,
          ACTIVITY_GUID,
          LOGON_ID,
          SUBJECT_LOGON_ID,
          TARGET_LOGON_ID,
          LOGON_GUID,
          TERMINAL_SESSION_ID ->
          true;
      default -> false;
    };
  }

  /**
   * The field that a rule of the category process_creation calls so; see {@link Taxonomy}.
   *
   * @param name in any case
   */
  public static Optional<Field> byName(String name) {
    return Taxonomy.PROCESS_CREATION.field(name);
  }
}
