package io.spawnwatch.job.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.decode.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real events in all the shapes that pipelines ship them in. */
@Tag("conformance")
class CorpusTest {

  @Test
  void decodesEveryEventOfTheCorpus() throws IOException {
    List<String> undecoded = new ArrayList<>();
    int decoded = 0;
    try (Stream<Path> files = Files.walk(SharedData.path("corpus"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readAllLines(file)) {
          Decoded result = SharedData.decode(line);
          decoded += result instanceof Decoded.Event ? 1 : 0;
          if (!(result instanceof Decoded.Event)) {
            undecoded.add(file.getFileName() + ": " + result);
          }
        }
      }
    }
    assertThat(undecoded).isEmpty();
    assertThat(decoded).isEqualTo(5_422);
  }
}
