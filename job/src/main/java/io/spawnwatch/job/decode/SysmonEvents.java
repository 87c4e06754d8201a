package io.spawnwatch.job.decode;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEvent.Kind;
import io.spawnwatch.event.ProcessEventBuilder;
import java.util.Locale;

/** Sysmon 1 and 5. Values stay as they are for matching; pids are decimal. */
final class SysmonEvents {

  private SysmonEvents() {}

  static void fill(Draft draft, Kind kind, ProcessEventBuilder builder) throws MalformedRecord {
    EventAssembler.copyCarried(draft, builder);
    String message = draft.get(RawField.MESSAGE);
    builder.pid(pid(draft.get(RawField.PROCESS_ID), message, "ProcessId:"));
    if (kind == Kind.CREATION) {
      builder.parentPid(pid(draft.get(RawField.PARENT_PROCESS_ID), message, "ParentProcessId:"));
      String logonId = builder.get(Field.LOGON_ID);
      builder.set(Field.LOGON_ID, logonId == null ? null : logonId.toLowerCase(Locale.ROOT));
    }
    if (draft.has(RawField.EVENT_TIME)) {
      unescape(Field.COMMAND_LINE, builder);
      unescape(Field.PARENT_COMMAND_LINE, builder);
    }
  }

  private static void unescape(Field field, ProcessEventBuilder builder) {
    builder.set(field, XmlEntities.unescape(builder.get(field)));
  }

  private static long pid(String value, String message, String label) throws MalformedRecord {
    long pid = Pids.parse(value, "process id");
    return pid != ProcessEvent.UNKNOWN_PID
        ? pid
        : Pids.parse(MessageText.after(message, label), "process id");
  }
}
