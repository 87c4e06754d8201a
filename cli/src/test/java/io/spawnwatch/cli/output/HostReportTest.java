package io.spawnwatch.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostReportTest {

  @TempDir private Path folder;

  @Test
  void showsNothingInAHostsNameThatMovesOrHides() throws IOException {
    Path statuses =
        Files.writeString(
            folder.resolve("hosts.jsonl"),
            """
            {"host":"ws1\\u001b[2J\\u202e","security":{"creations":3,"withCommandLine":0,"exits":1}}
            """);

    List<String> lines = HostReport.read(statuses).lines();

    assertThat(lines)
        .containsExactly(
            "1 of 1 hosts sends no command lines (Group Policy: Include command line in process"
                + " creation events): ws1\\u001b[2J\\u202e");
  }

  @Test
  void aFewProcessesOfSysmonDoNotMakeUpForACommandLineThatEveryOtherLacks() throws IOException {
    Path statuses =
        Files.writeString(
            folder.resolve("hosts.jsonl"),
            """
            {"host":"few","security":{"creations":400,"withCommandLine":0,"exits":9},\
            "sysmon":{"creations":3,"withCommandLine":3,"exits":0}}
            {"host":"twins","security":{"creations":40,"withCommandLine":0,"exits":9},\
            "sysmon":{"creations":38,"withCommandLine":38,"exits":9}}
            """);

    List<String> lines = HostReport.read(statuses).lines();

    assertThat(lines).singleElement().asString().startsWith("1 of 2 hosts").endsWith(": few");
  }
}
