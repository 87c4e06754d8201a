package io.spawnwatch.cli.cluster;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the build laid out.
 *
 * @param kafka folder with the jars of a broker
 * @param flink folder with the jars of a Flink distribution
 * @param conf folder with Flink's configuration
 * @param jobJar what {@code flink run} takes
 */
public record ProgramLibraries(Path kafka, Path flink, Path conf, Path jobJar) {

  /**
   * Those of a checkout.
   *
   * @param home its folder
   */
  public static ProgramLibraries of(Path home) {
    return new ProgramLibraries(
        home.resolve("cluster/kafka/target/lib"),
        home.resolve("cluster/flink/target/lib"),
        home.resolve("conf"),
        home.resolve("job/target/spawnwatch-job.jar"));
  }

  /**
   * Checks that it was built.
   *
   * @throws NoSuchFileException when a folder is missing
   */
  void check() throws NoSuchFileException {
    for (Path folder : List.of(kafka, flink, conf)) {
      if (!Files.isDirectory(folder)) {
        throw new NoSuchFileException(
            folder + ": missing; `mvn -P launch package` in the project lays it out");
      }
    }
  }
}
