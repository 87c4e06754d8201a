package io.spawnwatch.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The company's log as its collector ships it: Winlogbeat's records, in the order of time. */
final class DayRecords {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Long> recordIds = new HashMap<>();

  /** The records of events as 4688 and 4689, or, for the hosts that have it, as Sysmon 1 and 5. */
  List<String> of(List<DayEvent> events, String sysmonHost) {
    List<DayEvent> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(DayEvent::time));
    List<String> records = new ArrayList<>();
    for (DayEvent event : sorted) {
      boolean sysmon = event.host().equals(sysmonHost);
      records.add((sysmon ? sysmon(event) : security(event)).toString());
    }
    return records;
  }

  private ObjectNode record(DayEvent event, String provider, String channel, int id) {
    ObjectNode root = JSON.createObjectNode();
    root.put("@timestamp", Instant.ofEpochMilli(event.time()).toString());
    ObjectNode winlog = root.putObject("winlog").put("computer_name", event.host());
    winlog.put("record_id", recordIds.merge(event.host() + channel, 1L, Long::sum));
    winlog.put("provider_name", provider).put("channel", channel);
    winlog.put("event_id", Integer.toString(id));
    return root;
  }

  private ObjectNode security(DayEvent event) {
    int id = event.isExit() ? 4689 : 4688;
    ObjectNode root = record(event, "Microsoft-Windows-Security-Auditing", "Security", id);
    ObjectNode data = ((ObjectNode) root.get("winlog")).putObject("event_data");
    int slash = event.user().indexOf('\\');
    boolean system = event.user().startsWith("NT AUTHORITY");
    data.put("SubjectDomainName", event.user().substring(0, slash));
    data.put("SubjectUserName", event.user().substring(slash + 1));
    data.put("SubjectLogonId", system ? "0x3e7" : "0x5a21f");
    if (event.isExit()) {
      data.put("ProcessId", hex(event.pid())).put("ProcessName", event.image());
      return root;
    }
    data.put("NewProcessId", hex(event.pid())).put("NewProcessName", event.image());
    data.put("ProcessId", hex(event.parentPid())).put("ParentProcessName", event.parentImage());
    data.put("CommandLine", event.commandLine()).put("TokenElevationType", "%%1938");
    data.put("MandatoryLabel", system ? "S-1-16-16384" : "S-1-16-8192");
    data.put("TargetUserName", "-").put("TargetDomainName", "-").put("TargetLogonId", "0x0");
    return root;
  }

  private ObjectNode sysmon(DayEvent event) {
    int id = event.isExit() ? 5 : 1;
    ObjectNode root =
        record(event, "Microsoft-Windows-Sysmon", "Microsoft-Windows-Sysmon/Operational", id);
    ObjectNode data = ((ObjectNode) root.get("winlog")).putObject("event_data");
    String time = Instant.ofEpochMilli(event.time()).toString();
    data.put("UtcTime", time.replace('T', ' ').replace("Z", ""));
    data.put("ProcessGuid", guid(event.pid())).put("ProcessId", Long.toString(event.pid()));
    data.put("Image", event.image()).put("User", event.user());
    if (!event.isExit()) {
      data.put("CommandLine", event.commandLine()).put("IntegrityLevel", "Medium");
      data.put("LogonId", "0x5a21f").put("ParentProcessGuid", guid(event.parentPid()));
      data.put("ParentProcessId", Long.toString(event.parentPid()));
      data.put("ParentImage", event.parentImage());
      data.put("ParentCommandLine", event.parentCommandLine());
    }
    return root;
  }

  private static String hex(long pid) {
    return "0x" + Long.toHexString(pid);
  }

  private static String guid(long pid) {
    return String.format("{0d3a0000-0000-4000-8000-%012x}", pid);
  }
}
