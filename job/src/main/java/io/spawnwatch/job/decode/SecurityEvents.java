package io.spawnwatch.job.decode;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEvent.Kind;
import io.spawnwatch.event.ProcessEventBuilder;

/**
 * Security 4688, 4689 and 4608 in Sysmon's terms. In a 4688 {@code NewProcessId} is the process and
 * {@code ProcessId} its creator; {@code -} and the empty string mean that a value is missing.
 */
final class SecurityEvents {

  private static final Field[] FIELDS = Field.values();

  private SecurityEvents() {}

  static void fill(Draft draft, Kind kind, ProcessEventBuilder builder) throws MalformedRecord {
    EventAssembler.copyCarried(draft, builder);
    dropPlaceholders(builder);
    if (kind == Kind.CREATION) {
      creation(draft, builder);
    } else if (kind == Kind.EXIT) {
      exit(draft, builder);
    }
  }

  private static void dropPlaceholders(ProcessEventBuilder builder) {
    for (Field field : FIELDS) {
      builder.set(field, present(builder.get(field)));
    }
  }

  /** Null for what stands for nothing. */
  private static String present(String value) {
    return value == null || value.isEmpty() || value.equals("-") ? null : value;
  }

  private static void creation(Draft draft, ProcessEventBuilder builder) throws MalformedRecord {
    String message = draft.get(RawField.MESSAGE);
    builder.pid(pid(draft.get(RawField.NEW_PROCESS_ID), message, "New Process ID:"));
    builder.parentPid(pid(draft.get(RawField.PROCESS_ID), message, "Creator Process ID:"));
    builder.set(Field.IMAGE, present(draft.get(RawField.NEW_PROCESS_NAME)));
    builder.set(Field.PARENT_IMAGE, present(draft.get(RawField.PARENT_PROCESS_NAME)));
    if (draft.has(RawField.EVENT_TIME)) {
      builder.set(Field.COMMAND_LINE, XmlEntities.unescape(builder.get(Field.COMMAND_LINE)));
    }
    account(builder);
    builder.set(Field.INTEGRITY_LEVEL, Accounts.integrityLevel(builder.get(Field.MANDATORY_LABEL)));
  }

  private static void account(ProcessEventBuilder builder) {
    String logonId =
        Accounts.logonId(builder.get(Field.SUBJECT_LOGON_ID), builder.get(Field.TARGET_LOGON_ID));
    String user = Accounts.wellKnown(logonId);
    if (user == null) {
      boolean target = builder.get(Field.TARGET_USER_NAME) != null;
      Field domain = target ? Field.TARGET_DOMAIN_NAME : Field.SUBJECT_DOMAIN_NAME;
      Field name = target ? Field.TARGET_USER_NAME : Field.SUBJECT_USER_NAME;
      user = Accounts.qualified(builder.get(domain), builder.get(name));
    }
    builder.set(Field.LOGON_ID, logonId);
    builder.set(Field.USER, user);
  }

  private static void exit(Draft draft, ProcessEventBuilder builder) throws MalformedRecord {
    builder.pid(pid(draft.get(RawField.PROCESS_ID), draft.get(RawField.MESSAGE), "Process ID:"));
    builder.set(Field.IMAGE, present(draft.get(RawField.PROCESS_NAME)));
  }

  private static long pid(String value, String message, String label) throws MalformedRecord {
    long pid = Pids.parse(value, "process id");
    return pid != ProcessEvent.UNKNOWN_PID
        ? pid
        : Pids.parse(MessageText.after(message, label), "process id");
  }
}
