package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A secret stays in its file. */
@Tag("services")
class SecretsIT {

  @RegisterExtension static final SuiteCluster CLUSTER = new SuiteCluster();

  private static final String SECRET = "correct-horse-battery-staple";

  @TempDir private Path folder;

  @Test
  void standsNeitherInTheWebUiNorInLogsNorInWhatFlinkStores() throws Exception {
    Path file = Files.writeString(folder.resolve("kafka.properties"), "key=" + SECRET);
    String option = "kafka.properties.ssl.key.password=${file:" + file + ":key}";

    try (TestJob job = new TestJob(CLUSTER, "secrets").submit("--set", option)) {
      String rest = "http://" + CLUSTER.folder().state().orElseThrow().rest() + "/";
      for (String page : List.of("config", "plan", "checkpoints/config", "")) {
        assertThat(get(rest + "jobs/" + job.id() + "/" + page)).doesNotContain(SECRET);
      }
      assertThat(get(rest + "jobmanager/config")).doesNotContain(SECRET);
      assertThat(filesWithTheSecret()).isEmpty();
    }
  }

  private static String get(String address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    try (var stream =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Logs, the stored job graph, checkpoints and the broker's data. */
  private static List<Path> filesWithTheSecret() throws Exception {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLUSTER.folder().path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.exists(file)
            && Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
