package io.spawnwatch.cli;

import java.nio.file.Path;
import java.util.List;

/** Where the launcher says that the program lies. */
final class ProgramHome {

  private ProgramHome() {}

  /** The folders of the bundled rules and sequences, with the tests beside them. */
  static List<Path> bundledContent() {
    Path home = Path.of(System.getProperty("spawnwatch.home", "."));
    return List.of(
        home.resolve("cep-patterns").resolve("rules"),
        home.resolve("cep-patterns").resolve("sequences"));
  }

  /** Whether the file or folder is bundled content, which is loaded anyway. */
  static boolean holds(Path path) {
    Path real = path.toAbsolutePath().normalize();
    return bundledContent().stream()
        .anyMatch(bundled -> real.startsWith(bundled.toAbsolutePath().normalize()));
  }
}
