package io.spawnwatch.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OptionReaderTest {

  @TempDir Path folder;

  @Test
  void tellsAllErrorsOfAFileAtOnceEachWithItsPlace() throws Exception {
    Path file =
        write(
            """
            alerts:
              min-level: urgent
              quiet: soon
            lineage.max-ancestors: 65
            lineage:
              max-proceses: 500
            kafka.events.topics: []
            rules.paths: [no/such/folder]
            """);

    assertThat(problems(file))
        .containsExactlyInAnyOrder(
            file
                + ":2:3: alerts.min-level: expected one of informational, low, medium, high,"
                + " critical, found \"urgent\"",
            file + ":3:3: alerts.quiet: expected a duration from 1 s to 365 d, found \"soon\"",
            file
                + ":4:1: lineage.max-ancestors: expected a whole number from 1 to 64,"
                + " found \"65\"",
            file
                + ":6:3: lineage.max-proceses: unknown option;"
                + " the nearest is lineage.max-processes",
            file
                + ":7:1: kafka.events.topics: expected a topic (letters, digits, dot, underscore,"
                + " hyphen), at least one, found \"\"",
            "no/such/folder: no such file or folder of rules");
  }

  @Test
  void refusesAnOptionThatIsSetBothNestedAndDotted() throws Exception {
    Path file = write("alerts:\n  quiet: 1 h\nalerts.quiet: 2 h\n");

    assertThat(problems(file))
        .containsExactly(
            file + ":3:1: alerts.quiet: set twice, first at " + file + ":2:3: alerts.quiet");
  }

  @Test
  void whatIsSetOnTheCommandLineWins() throws Exception {
    Path file = write("alerts.quiet: 1 h\nkafka.properties.sasl.mechanism: PLAIN\n");

    JobConfig config = JobConfig.load(file, Map.of("alerts.quiet", "2 h"), List.of());

    assertThat(config.host().fold().quiet()).hasHours(2);
    assertThat(config.kafka().properties()).containsEntry("sasl.mechanism", "PLAIN");
  }

  @Test
  void mapsAreWrittenAsYamlMaps() throws Exception {
    Path file =
        write(
            """
            decode.time-zones: {winlog: '+02:00', 'it''s': Europe/Berlin}
            rules:
              placeholders:
                Admins: [root, "o'neill"]
                Servers: dc-1, dc-2
            """);

    JobConfig config = JobConfig.load(file, Map.of(), List.of());

    assertThat(config.decode().zones())
        .containsEntry("winlog", ZoneId.of("+02:00"))
        .containsEntry("it's", ZoneId.of("Europe/Berlin"));
    assertThat(config.detection().placeholders())
        .containsEntry("Admins", List.of("root", "o'neill"))
        .containsEntry("Servers", List.of("dc-1", "dc-2"));
  }

  @Test
  void saysWhereAFileIsNoYaml() throws Exception {
    Path file = write("alerts: {quiet: 1 h\nrules: x\n");

    assertThat(problems(file))
        .singleElement()
        .asString()
        .startsWith(file + ":2:6: expected \",\" or \"}\"");
  }

  @Test
  void saysWhyAFileIsNoneOfOptions() throws Exception {
    assertThat(problems(folder.resolve("none.yaml")))
        .containsExactly(folder.resolve("none.yaml") + ": no such file or folder");
    assertThat(problems(folder))
        .containsExactly(folder + ": expected a file of YAML, found a folder");
    Path list = write("- kafka\n");
    assertThat(problems(list)).containsExactly(list + ":1:1: expected a map, found a list");
    Path binary = Files.write(folder.resolve("job.bin"), new byte[] {'a', ':', (byte) 0xff});
    assertThat(problems(binary))
        .containsExactly(binary + ":1:3: expected UTF-8, found bytes that are none");
    Path value = write("kafka: localhost\n");
    assertThat(problems(value))
        .singleElement()
        .asString()
        .startsWith(value + ":1:1: kafka: expected a map of options, such as kafka.");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("job.yaml"), text);
  }

  private static List<String> problems(Path file) {
    return catchThrowableOfType(
            ConfigurationException.class, () -> JobConfig.load(file, Map.of(), List.of()))
        .problems();
  }
}
