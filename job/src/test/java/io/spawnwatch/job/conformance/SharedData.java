package io.spawnwatch.job.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.library.RuleLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Data of others, which lies beside the checkout where it is at all. */
final class SharedData {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final Path ROOT = Path.of("../../shared/data");
  private static final EventDecoder DECODER = new EventDecoder(DecodeSettings.DEFAULTS);

  private SharedData() {}

  /** The path, or the test is skipped and says why. */
  static Path path(String name) {
    Path path = ROOT.resolve(name);
    Assumptions.assumeTrue(Files.exists(path), "absent beside the checkout: data/" + name);
    return path;
  }

  static RuleLibrary sigmaHq() throws IOException {
    return sigmaHq(Map.of());
  }

  static RuleLibrary sigmaHq(Map<String, List<String>> placeholders) throws IOException {
    return LibraryLoader.load(
        RuleFiles.read(List.of(path("sigma-rules").toString())), placeholders);
  }

  static List<JsonNode> rows(String name) throws IOException {
    try (var lines = Files.lines(path(name))) {
      return lines.map(SharedData::json).toList();
    }
  }

  static Decoded decode(String record) {
    return DECODER.decode(new RawRecord(record.getBytes(StandardCharsets.UTF_8), "test", 0, 1));
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON: " + line, e);
    }
  }
}
