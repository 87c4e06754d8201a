package io.spawnwatch.cli.cluster;

import java.nio.file.Path;

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
}
