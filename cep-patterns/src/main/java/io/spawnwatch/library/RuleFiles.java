package io.spawnwatch.library;

import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads rule files from folders, and the bundled ones from the class path. */
public final class RuleFiles {

  private static final String BUNDLED_INDEX = "/bundled/index.txt";

  private RuleFiles() {}

  /**
   * The files, those of folders by name, each once; tests that lie beside rules and hidden files
   * are left out.
   *
   * @throws NoSuchFileException when a path does not exist
   * @throws IOException when one cannot be read
   */
  public static List<RuleDocument> read(List<String> paths) throws IOException {
    Map<Path, RuleDocument> documents = new LinkedHashMap<>();
    for (String path : paths) {
      Path root = Path.of(path);
      if (!Files.exists(root)) {
        throw new NoSuchFileException(path);
      }
      for (Path file : below(root)) {
        Path real = file.toRealPath();
        if (!documents.containsKey(real)) {
          documents.put(real, read(file));
        }
      }
    }
    return List.copyOf(documents.values());
  }

  /**
   * One file.
   *
   * @throws IOException when it cannot be read
   */
  public static RuleDocument read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(
          file.toString(), null, "expected a file of YAML, found a folder");
    }
    return new RuleDocument(file.toString(), decode(Files.readAllBytes(file)));
  }

  private static List<Path> below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(f -> isRuleFile(f, root)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isRuleFile(Path file, Path root) {
    String name = file.getFileName().toString();
    boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
    return Files.isRegularFile(file)
        && (file.equals(root)
            || yaml
                && !name.endsWith(".test.yml")
                && !name.equals("info.yml")
                && !isHidden(root.relativize(file)));
  }

  /** Such as {@code .github/…}, or the real files behind the links of a mounted ConfigMap. */
  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /**
   * UTF-16 where the file says so by its first bytes, as PowerShell writes it, else UTF-8. Bytes
   * that are none become U+FFFD, which the reader of the documents refuses.
   */
  private static String decode(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /**
   * The rules and sequences in the jar.
   *
   * @throws IOException when the jar is broken
   */
  public static List<RuleDocument> bundled() throws IOException {
    List<RuleDocument> documents = new ArrayList<>();
    for (String name : resource(BUNDLED_INDEX).lines().toList()) {
      documents.add(new RuleDocument(name, resource("/bundled/" + name), true));
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
