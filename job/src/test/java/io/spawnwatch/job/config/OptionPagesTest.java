package io.spawnwatch.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fails where a page is not what the options say; {@code -Dspawnwatch.write-pages} writes it. */
final class OptionPagesTest {

  @Test
  void theConfigurationPageIsWrittenFromTheOptions() throws IOException {
    hold(Path.of("../docs/configuration.md"), OptionPages.configuration());
  }

  @Test
  void theCommentedFileIsWrittenFromTheOptions() throws IOException {
    hold(Path.of("../conf/job.yaml"), OptionPages.jobYaml());
  }

  @Test
  void theCommentedFileIsReadOnceItsOptionsAreUncommented() throws Exception {
    Path file = Files.createTempFile("job", ".yaml");
    Files.writeString(file, OptionPages.jobYaml().replaceAll("(?m)^#(?=\\S)", ""));

    JobConfig uncommented = JobConfig.load(file, Map.of(), List.of());

    JobConfig defaults = JobConfig.load(null, Map.of(), List.of());
    assertThat(uncommented.kafka()).isEqualTo(defaults.kafka());
    assertThat(uncommented.decode()).isEqualTo(defaults.decode());
    assertThat(uncommented.host().lineage()).isEqualTo(defaults.host().lineage());
    assertThat(uncommented.host().fold()).isEqualTo(defaults.host().fold());
  }

  private static void hold(Path page, String expected) throws IOException {
    if (Boolean.getBoolean("spawnwatch.write-pages")) {
      Files.writeString(page, expected);
    }
    assertThat(page).hasContent(expected);
  }
}
