package io.spawnwatch.job.decode;

import io.spawnwatch.event.Field;
import java.util.HashMap;
import java.util.Map;

/** What a record may tell, by the names that the shapes give to it, before it is interpreted. */
enum RawField {
  EVENT_ID("EventID", "event_id", "EventId"),
  EVENT_CODE("event.code"),
  PROVIDER("SourceName", "source_name", "provider_name", "EventSourceName", "Provider"),
  ECS_PROVIDER("event.provider"),
  CHANNEL("Channel", "log_name", "channel"),
  COMPUTER("Computer", "computer_name"),
  HOSTNAME("Hostname"),
  ECS_HOST_NAME("host.name"),
  RECORD_ID("RecordNumber", "record_number", "record_id", "EventRecordID", "EventRecordId"),
  SYSTEM_TIME("SystemTime"),
  TIMESTAMP("@timestamp"),
  EVENT_TIME("EventTime"),
  EVENT_RECEIVED_TIME("EventReceivedTime"),
  TIME_CREATED("TimeCreated"),
  TIME_GENERATED("TimeGenerated"),
  EVENT_DATA("EventData"),
  XML("xml", "event.original", "Xml", "EventXml"),
  MESSAGE("message", "Message"),
  NEW_PROCESS_ID("NewProcessId"),
  NEW_PROCESS_NAME("NewProcessName"),
  PARENT_PROCESS_NAME("ParentProcessName"),
  PROCESS_NAME("ProcessName"),
  PROCESS_ID("ProcessId"),
  PARENT_PROCESS_ID("ParentProcessId"),
  COMMAND_LINE("CommandLine", Field.COMMAND_LINE),
  PARENT_COMMAND_LINE("ParentCommandLine", Field.PARENT_COMMAND_LINE),
  IMAGE("Image", Field.IMAGE),
  PARENT_IMAGE("ParentImage", Field.PARENT_IMAGE),
  CURRENT_DIRECTORY("CurrentDirectory", Field.CURRENT_DIRECTORY),
  ORIGINAL_FILE_NAME("OriginalFileName", Field.ORIGINAL_FILE_NAME),
  DESCRIPTION("Description", Field.DESCRIPTION),
  PRODUCT("Product", Field.PRODUCT),
  COMPANY("Company", Field.COMPANY),
  FILE_VERSION("FileVersion", Field.FILE_VERSION),
  HASHES("Hashes", Field.HASHES),
  USER("User", Field.USER),
  INTEGRITY_LEVEL("IntegrityLevel", Field.INTEGRITY_LEVEL),
  LOGON_ID("LogonId", Field.LOGON_ID),
  LOGON_GUID("LogonGuid", Field.LOGON_GUID),
  TERMINAL_SESSION_ID("TerminalSessionId", Field.TERMINAL_SESSION_ID),
  PROCESS_GUID("ProcessGuid", Field.PROCESS_GUID),
  PARENT_PROCESS_GUID("ParentProcessGuid", Field.PARENT_PROCESS_GUID),
  PARENT_USER("ParentUser", Field.PARENT_USER),
  RULE_NAME("RuleName", Field.RULE_NAME),
  UTC_TIME("UtcTime", Field.UTC_TIME),
  SUBJECT_USER_SID("SubjectUserSid", Field.SUBJECT_USER_SID),
  SUBJECT_USER_NAME("SubjectUserName", Field.SUBJECT_USER_NAME),
  SUBJECT_DOMAIN_NAME("SubjectDomainName", Field.SUBJECT_DOMAIN_NAME),
  SUBJECT_LOGON_ID("SubjectLogonId", Field.SUBJECT_LOGON_ID),
  TARGET_USER_SID("TargetUserSid", Field.TARGET_USER_SID),
  TARGET_USER_NAME("TargetUserName", Field.TARGET_USER_NAME),
  TARGET_DOMAIN_NAME("TargetDomainName", Field.TARGET_DOMAIN_NAME),
  TARGET_LOGON_ID("TargetLogonId", Field.TARGET_LOGON_ID),
  TOKEN_ELEVATION_TYPE("TokenElevationType", Field.TOKEN_ELEVATION_TYPE),
  MANDATORY_LABEL("MandatoryLabel", Field.MANDATORY_LABEL),
  STATUS("Status", Field.STATUS),
  ECS_PID("process.pid"),
  ECS_EXECUTABLE("process.executable"),
  ECS_COMMAND_LINE("process.command_line"),
  ECS_WORKING_DIRECTORY("process.working_directory"),
  ECS_ENTITY_ID("process.entity_id"),
  ECS_PARENT_PID("process.parent.pid"),
  ECS_PARENT_EXECUTABLE("process.parent.executable"),
  ECS_PARENT_COMMAND_LINE("process.parent.command_line"),
  ECS_PARENT_ENTITY_ID("process.parent.entity_id"),
  ECS_ORIGINAL_FILE_NAME("process.pe.original_file_name"),
  ECS_COMPANY("process.pe.company"),
  ECS_DESCRIPTION("process.pe.description"),
  ECS_PRODUCT("process.pe.product"),
  ECS_FILE_VERSION("process.pe.file_version"),
  ECS_MD5("process.hash.md5"),
  ECS_SHA1("process.hash.sha1"),
  ECS_SHA256("process.hash.sha256"),
  ECS_IMPHASH("process.pe.imphash", "process.hash.imphash"),
  ECS_USER_NAME("user.name"),
  ECS_USER_DOMAIN("user.domain"),
  ECS_RULE_NAME("rule.name");

  private static final Map<String, RawField> BY_NAME = new HashMap<>();
  private static final RawField[] ALL = values();

  static {
    for (RawField field : ALL) {
      for (String name : field.names) {
        BY_NAME.put(name, field);
      }
    }
  }

  private final String[] names;
  private final Field field;

  RawField(String... names) {
    this.names = names;
    this.field = null;
  }

  RawField(String name, Field field) {
    this.names = new String[] {name};
    this.field = field;
  }

  /** The event's field that takes the value as it is; null where it is interpreted. */
  Field field() {
    return field;
  }

  /** The field that a shape calls so; null for a name that does not matter. */
  static RawField byName(String name) {
    return BY_NAME.get(name);
  }
}
