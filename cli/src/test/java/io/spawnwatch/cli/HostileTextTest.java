package io.spawnwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads on a terminal, of events whose every text is an attacker's. */
class HostileTextTest {

  private static final String HOSTILE = "\u001b[2J\r\n\u202e\u0007\u009b";
  private static final String RULES =
      """
      title: one of a host
      id: one-of-a-host
      level: high
      correlation:
        type: event_count
        rules: [any-program]
        group-by: [Computer, CommandLine]
        timespan: 5m
        condition: {gte: 1}
      ---
      title: any program
      id: any-program
      level: high
      generate: true
      logsource: {category: process_creation, product: windows}
      detection: {sel: {Image: '*'}, condition: sel}
      """;

  @TempDir private Path folder;
  private String rules;
  private String events;

  @BeforeEach
  void write() throws IOException {
    ObjectNode event = new ObjectMapper().createObjectNode();
    event.put("@timestamp", "2026-03-02T08:00:00Z");
    ObjectNode winlog = event.putObject("winlog").put("computer_name", "ws1" + HOSTILE);
    winlog.put("channel", "Security").put("event_id", "4688").put("record_id", 1);
    winlog.put("provider_name", "Microsoft-Windows-Security-Auditing");
    ObjectNode data = winlog.putObject("event_data");
    data.put("NewProcessId", "0xfa0").put("ProcessId", "0x4b0").put("SubjectLogonId", "0x4f2a91");
    for (String name :
        List.of(
            "NewProcessName",
            "ParentProcessName",
            "CommandLine",
            "SubjectUserName",
            "SubjectDomainName")) {
      data.put(name, "C:\\" + name + HOSTILE + ".exe");
    }
    rules = Files.writeString(folder.resolve("rules.yml"), RULES).toString();
    events = Files.writeString(folder.resolve("events.jsonl"), event + "\n").toString();
  }

  /** Nothing on it moves the cursor, colours, or turns the line. */
  private static void assertTame(CommandRun run, String told) {
    assertThat(run.exit()).as(run.err()).isZero();
    String all = String.join("\n", run.out()) + run.err();
    assertThat(all).contains(told).containsIgnoringCase("\\u001b[2J");
    assertThat(all.codePoints().filter(c -> c != '\n'))
        .noneMatch(c -> Character.isISOControl(c) || c == 0x202e);
  }

  @Test
  void isTameInAnExplanationOfARule() {
    assertTame(
        CommandRun.of(List.of("rules", "why", "any-program", "--rules", rules, events)),
        "matches 1 of 1 creations");
  }

  @Test
  void isTameInAnExplanationOfASequence() {
    assertTame(
        CommandRun.of(List.of("rules", "why", "one-of-a-host", "--rules", rules, events)),
        "complete in 1 of 1 groups");
  }

  @Test
  void isTameInADifference() {
    assertTame(
        CommandRun.of(List.of("replay", "--rules", rules, "--events", events)), "one of a host on");
  }
}
