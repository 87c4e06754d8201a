package io.spawnwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line with the pattern on its class path, in a process of its own as people run it.
 */
class ExamplesTest {

  private static final String EVENT =
      """
      {"@timestamp":"2026-03-02T09:00:%1$02dZ","winlog":{"channel":"Security",\
      "provider_name":"Microsoft-Windows-Security-Auditing","event_id":"4688","record_id":%1$d,\
      "computer_name":"ws1.corp.example","event_data":{"NewProcessId":"0x%2$d","ProcessId":"0x%3$d",\
      "NewProcessName":"C:\\\\Windows\\\\System32\\\\%4$s","ParentProcessName":"C:\\\\Windows\\\\%6$s",\
      "SubjectUserName":"%5$s","SubjectDomainName":"CORP","SubjectLogonId":"0x4f2a91",\
      "TargetUserName":"-","TargetDomainName":"-","TargetLogonId":"0x0"}}}
      """;

  private static final String FIRST = "../first-sequence";

  @TempDir private Path folder;

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.spawnwatch.cli.Spawnwatch"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    int exit = process.waitFor();
    String told = Files.readString(out);
    assertThat(exit).as(told).isZero();
    return told;
  }

  @Test
  void holdInTheirTests() throws Exception {
    assertThat(run("rules", "test", "sequences", FIRST)).contains("0 failed");
  }

  @Test
  void detectFindsThem() throws Exception {
    Path events = folder.resolve("events.jsonl");
    Path alerts = folder.resolve("alerts.jsonl");
    Files.writeString(
        events,
        EVENT.formatted(1, 40, 8, "cmd.exe", "jdoe", "explorer.exe")
            + EVENT.formatted(2, 44, 40, "whoami.exe", "jdoe", "System32\\\\cmd.exe")
            + EVENT.formatted(3, 48, 40, "whoami.exe", "admin", "System32\\\\cmd.exe"));

    run(
        "detect",
        "--no-bundled",
        "--rules",
        "sequences",
        "--rules",
        FIRST,
        "--alerts",
        alerts.toString(),
        events.toString(),
        FIRST + "/events.jsonl");

    assertThat(Files.readAllLines(alerts))
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("Somebody asks who he is, and then is another"),
            other -> assertThat(other).contains("Program fetched by command, and one run from"));
  }
}
