package io.spawnwatch.cli.ruletest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** How a pipeline would deliver a creation of a case: Winlogbeat's records, as bytes. */
enum Rendering {
  /** 4688 of Windows 8.1 and older: the creator's pid only. */
  SECURITY_WITHOUT_PARENT_NAME,
  /** 4688 of Windows 10 and newer. */
  SECURITY,
  /** Sysmon 1. */
  SYSMON;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long BEGIN = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();

  /** The Sigma service in whose log it stands. */
  String service() {
    return this == SYSMON ? "sysmon" : "security";
  }

  /**
   * The record of the event; the record id follows from its pid.
   *
   * @param ownHost the short name of the computer of events that name none
   */
  byte[] render(TestEvent event, String ownHost) {
    String host = (event.host() == null ? ownHost : event.host()) + ".test.example";
    Instant time = Instant.ofEpochMilli(BEGIN + 1_000 * event.atSeconds() + event.pid() % 1_000);
    ObjectNode root = JSON.createObjectNode().put("@timestamp", time.toString());
    ObjectNode winlog = root.putObject("winlog").put("computer_name", host);
    boolean isExit = event.kind() == TestEvent.Kind.EXIT;
    winlog.put("record_id", isExit ? event.pid() + 1 : event.pid());
    ObjectNode data = winlog.putObject("event_data");
    if (this == SYSMON) {
      winlog.put("provider_name", "Microsoft-Windows-Sysmon").put("event_id", isExit ? "5" : "1");
      winlog.put("channel", "Microsoft-Windows-Sysmon/Operational");
      sysmon(event, time, data);
    } else {
      winlog.put("provider_name", "Microsoft-Windows-Security-Auditing");
      winlog.put("event_id", isExit ? "4689" : "4688").put("channel", "Security");
      security(event, data);
    }
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void security(TestEvent event, ObjectNode data) {
    int slash = event.user().indexOf('\\');
    data.put("SubjectUserName", event.user().substring(slash + 1));
    data.put("SubjectDomainName", event.user().substring(0, Math.max(0, slash)));
    data.put("SubjectLogonId", event.logonId());
    if (event.kind() == TestEvent.Kind.EXIT) {
      data.put("ProcessId", "0x" + Long.toHexString(event.pid())).put("Status", "0x0");
      data.put("ProcessName", event.image());
      return;
    }
    data.put("NewProcessId", "0x" + Long.toHexString(event.pid()));
    data.put("NewProcessName", event.image()).put("CommandLine", event.commandLine());
    data.put("ProcessId", "0x" + Long.toHexString(event.parentPid()));
    data.put("TargetUserName", "-").put("TargetDomainName", "-").put("TargetLogonId", "0x0");
    data.put("TokenElevationType", "%%1938");
    if (this == SECURITY) {
      data.put("ParentProcessName", event.parentImage());
      data.put("MandatoryLabel", "S-1-16-8192");
    }
  }

  private static void sysmon(TestEvent event, Instant time, ObjectNode data) {
    data.put("UtcTime", time.toString().replace('T', ' ').replace("Z", ""));
    data.put("ProcessGuid", guid(event.pid())).put("ProcessId", Long.toString(event.pid()));
    data.put("Image", event.image());
    if (event.kind() == TestEvent.Kind.EXIT) {
      return;
    }
    data.put("CommandLine", event.commandLine());
    data.put("User", event.user()).put("LogonId", event.logonId());
    data.put("IntegrityLevel", "Medium");
    data.put("ParentProcessGuid", guid(event.parentPid()));
    data.put("ParentProcessId", Long.toString(event.parentPid()));
    data.put("ParentImage", event.parentImage());
    data.put("ParentCommandLine", event.parentCommandLine());
    event.sysmon().forEach((field, value) -> data.put(field.sigmaName(), value));
  }

  private static String guid(long pid) {
    return String.format("{5a7e0000-0000-4000-8000-%012x}", pid);
  }
}
