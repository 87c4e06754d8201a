package io.spawnwatch.library;

import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads rule files from folders, and the bundled ones from the class path. */
public final class RuleFiles {

  private static final String BUNDLED_INDEX = "/bundled/index.txt";

  private RuleFiles() {}

  /**
   * The files, those of folders by name; tests that lie beside rules are left out.
   *
   * @throws NoSuchFileException when a path does not exist
   * @throws IOException when one cannot be read
   */
  public static List<RuleDocument> read(List<String> paths) throws IOException {
    List<RuleDocument> documents = new ArrayList<>();
    for (String path : paths) {
      Path root = Path.of(path);
      if (!Files.exists(root)) {
        throw new NoSuchFileException(path);
      }
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> isRuleFile(f, root)).sorted().toList()) {
          documents.add(new RuleDocument(file.toString(), decode(Files.readAllBytes(file))));
        }
      }
    }
    return documents;
  }

  private static boolean isRuleFile(Path file, Path root) {
    String name = file.getFileName().toString();
    boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
    return Files.isRegularFile(file)
        && (file.equals(root) || yaml && !name.endsWith(".test.yml") && !name.equals("info.yml"));
  }

  /** Bytes that are no UTF-8 become replacement characters, which no rule survives unseen. */
  private static String decode(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * The rules and sequences in the jar.
   *
   * @throws IOException when the jar is broken
   */
  public static List<RuleDocument> bundled() throws IOException {
    List<RuleDocument> documents = new ArrayList<>();
    for (String name : resource(BUNDLED_INDEX).lines().toList()) {
      documents.add(new RuleDocument(name, resource("/bundled/" + name)));
    }
    return documents;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RuleFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new NoSuchFileException(name);
      }
      return decode(in.readAllBytes());
    }
  }
}
