package io.spawnwatch.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar that {@code flink run} takes. */
class JobJarIT {

  private static final Path JAR = Path.of("../job/target/spawnwatch-job.jar");

  @Test
  void holdsNoClassThatTheClusterBrings() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> classes = jar.stream().map(ZipEntry::getName).toList();

      assertThat(classes)
          .contains("io/spawnwatch/job/SpawnwatchJob.class", "bundled/index.txt")
          .anyMatch(name -> name.startsWith("org/apache/flink/connector/kafka/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/operators/"))
          .noneMatch(name -> name.startsWith("org/apache/flink/cep/"))
          .noneMatch(name -> name.startsWith("org/rocksdb/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"));
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.spawnwatch.job.SpawnwatchJob");
    }
  }
}
