package io.spawnwatch.job.savepoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Two parts of an attack. Every sequence begins in the first, before the savepoint, and ends in the
 * second. Neither the rules nor the first part may change: savepoints are kept.
 */
final class Story {

  static final String SEQUENCES =
      """
      title: Office leads to discovery
      name: chain
      id: chain
      level: high
      correlation:
        type: temporal_ordered
        rules: [office, discovery]
        aliases: {p: {office: ProcessGuid, discovery: AncestorProcessGuid}}
        group-by: [p]
        timespan: 1h
      ---
      title: Backup deleted, and none made after it
      name: unsaved
      id: unsaved
      level: high
      correlation:
        type: temporal_ordered
        rules: [deleted, saved]
        group-by: [Computer]
        timespan: 10m
        condition: deleted and not saved
      ---
      title: One command on two hosts
      name: spread
      id: spread
      level: high
      correlation:
        type: value_count
        rules: [tool]
        group-by: [CommandLine]
        timespan: 1h
        condition: {gte: 2, field: Computer}
      """
          + rule("office", "winword")
          + rule("discovery", "whoami")
          + rule("deleted", "vssadmin")
          + rule("saved", "wbadmin")
          + rule("tool", "psexec");

  static final String RULE =
      """
      title: New account
      id: account
      status: stable
      level: high
      logsource: {category: process_creation, product: windows}
      detection: {sel: {CommandLine|contains: ' /add'}, condition: sel}
      """;

  private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

  private final List<String> records = new ArrayList<>();

  private static String rule(String name, String image) {
    return """
    ---
    title: %1$s
    name: %1$s
    id: %1$s
    logsource: {category: process_creation, product: windows}
    detection: {sel: {Image|endswith: '\\%2$s.exe'}, condition: sel}
    """
        .formatted(name, image);
  }

  /** What the savepoint has seen. */
  static List<String> before() {
    return new Story()
        .creation("ws1", 1, 0, 40, 8, "winword.exe", "winword invoice.docm")
        .creation("ws1", 2, 4, 44, 40, "powershell.exe", "powershell -enc AAAA")
        .creation("ws1", 3, 5, 48, 44, "net.exe", "net user x y /add")
        .creation("ws1", 4, 6, 52, 44, "vssadmin.exe", "vssadmin delete shadows")
        .creation("ws1", 5, 7, 56, 44, "psexec.exe", "psexec -s tool")
        .records;
  }

  /** What comes after it; the first was delivered before it already. */
  static List<String> after() {
    return new Story()
        .creation("ws1", 3, 5, 48, 44, "net.exe", "net user x y /add")
        .creation("ws1", 6, 60, 60, 44, "whoami.exe", "whoami /all")
        .creation("ws2", 1, 70, 40, 8, "psexec.exe", "psexec -s tool")
        .creation("ws1", 7, 1_000, 64, 44, "net.exe", "net user z y /add")
        .records;
  }

  private Story creation(
      String host, int record, int second, int pid, int parent, String image, String command) {
    String json =
        "{\"EventID\":4688,\"Channel\":\"Security\",\"Computer\":\"%s\",\"EventRecordID\":%d,"
            + "\"TimeCreated\":\"%s\",\"NewProcessId\":\"0x%x\",\"ProcessId\":\"0x%x\","
            + "\"NewProcessName\":\"C:\\\\%s\",\"CommandLine\":\"%s\"}";
    records.add(
        json.formatted(host, record, BEGIN.plusSeconds(second), pid, parent, image, command));
    return this;
  }
}
