package io.spawnwatch.job.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The job goes on from each savepoint that a former version of it took. */
class SavepointTest {

  private static final Path SAVEPOINTS = Path.of("src/test/resources/io/spawnwatch/job/savepoint");
  private static final long LARGEST = 300_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  static List<Path> savepoints() throws IOException {
    try (Stream<Path> files = Files.list(SAVEPOINTS)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("savepoints")
  void everySequenceThatBeganBeforeItEndsAfterIt(Path savepoint) throws Exception {
    try (StoryRun run = new StoryRun(Story.after(), folder, savepoint, 2)) {
      run.await(3, 3, 4);

      assertThat(titles(run))
          .containsExactlyInAnyOrder(
              "Create: Office leads to discovery",
              "Create: Backup deleted, and none made after it",
              "Create: One command on two hosts",
              "Update: New account");
      assertThat(run.matches()).as("the record that came again").hasSize(3);
      assertThat(run.enriched())
          .filteredOn(row -> row.contains("whoami"))
          .singleElement()
          .asString()
          .contains("powershell -enc AAAA", "winword invoice.docm");
    }
  }

  private static List<String> titles(StoryRun run) throws IOException {
    List<String> titles = new ArrayList<>();
    for (String alert : run.alerts()) {
      JsonNode json = JSON.readTree(alert);
      titles.add(
          json.path("activity_name").asText() + ": " + json.at("/finding_info/title").asText());
    }
    return titles;
  }

  /** With {@code -Dspawnwatch.write-savepoint=NAME} it is kept. */
  @Test
  void oneOfThisVersionIsASmallFile() throws Exception {
    Path savepoint;
    try (StoryRun run = new StoryRun(Story.before(), folder, null, 1)) {
      run.await(5, 4, 1);
      savepoint = run.stop(folder);
    }

    assertThat(savepoint.toFile().list()).containsExactly("_metadata");
    assertThat(Files.size(savepoint.resolve("_metadata"))).isLessThan(LARGEST);
    String name = System.getProperty("spawnwatch.write-savepoint");
    if (name != null) {
      Path target = Files.createDirectories(SAVEPOINTS.resolve(name));
      Files.copy(savepoint.resolve("_metadata"), target.resolve("_metadata"));
    }
  }
}
