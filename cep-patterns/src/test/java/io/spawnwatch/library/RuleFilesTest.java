package io.spawnwatch.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people and attackers make them: each gives one clear message, or a rule. */
class RuleFilesTest {

  private static final String RULE =
      """
      title: Ж
      id: a
      logsource: {category: process_creation, product: windows}
      detection:
        sel: {Image: 'ж😀'}
        condition: sel
      """;

  @TempDir private Path folder;

  private Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private RuleLibrary load() throws IOException {
    return LibraryLoader.load(RuleFiles.read(List.of(folder.toString())), Map.of());
  }

  private Problem problemOf(String text) throws IOException {
    write("a.yml", text.getBytes(StandardCharsets.UTF_8));
    List<Problem> failures = load().failures();
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void readsEveryUnicodeEncodingThatSaysWhatItIs(String charset) throws IOException {
    write("a.yml", ("\ufeff" + RULE).getBytes(Charset.forName(charset)));

    assertThat(load().problems()).isEmpty();
    assertThat(load().rules()).extracting(r -> r.header().title()).containsExactly("Ж");
  }

  @Test
  void readsWindowsLineEndsAndCountsTheirLines() throws IOException {
    write("a.yml", RULE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    assertThat(load().problems()).isEmpty();

    assertThat(problemOf(RULE.replace("Image:", "Image|no:").replace("\n", "\r\n")).line())
        .isEqualTo(5);
  }

  @Test
  void refusesBytesThatAreNoUtf8() throws IOException {
    write("a.yml", RULE.getBytes(Charset.forName("windows-1251")));

    assertThat(load().failures())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).contains("a.yml:1:8: expected UTF-8"));
  }

  @Test
  void saysWhereYamlBreaks() throws IOException {
    assertThat(problemOf("title: a\n  b: c\n").toString())
        .startsWith(folder.resolve("a.yml") + ":2:4: a: expected the end of the value");
    assertThat(problemOf("just a sentence").message()).contains("expected a map, found");
    assertThat(problemOf("title: a\ntitle: b\n"))
        .satisfies(p -> assertThat(p.message()).contains("title", "twice"))
        .satisfies(p -> assertThat(p.line()).isEqualTo(2));
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void isNotBlownUpByAliases() throws IOException {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 15; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(problemOf("a: &a [*a, *a]\n").message()).contains("an alias within its own anchor");
    assertThat(problemOf("a: &a {b: *a}\n").message()).contains("an alias within its own anchor");
    assertThat(problemOf(laughs.toString()).message()).isNotBlank();
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS)
  void isNotDrownedByDepthOrLength() throws IOException {
    assertThat(problemOf("a: " + "[".repeat(100_000)).message()).isNotBlank();
    assertThat(problemOf("{a: ".repeat(10_000)).message()).isNotBlank();
    assertThat(problemOf("a:\n  " + "x".repeat(3_000_000)))
        .satisfies(p -> assertThat(p.message()).contains("a line of at most"))
        .satisfies(p -> assertThat(p.line()).isEqualTo(2));
    assertThat(problemOf("a: b\n".repeat(10_000_000)).message()).contains("expected at most");
  }

  @Test
  void readsAFileOfThousandsOfRules() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      many.append("---\n").append(RULE.replace("id: a", "id: a" + i));
    }
    many.append("# a comment of a kilobyte".repeat(42).concat("\n").repeat(4_000));
    write("a.yml", many.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(load().rules()).hasSize(5_000);
  }

  @Test
  void leavesTestsHiddenFilesAndOtherFilesOutAndReadsEachFileOnce() throws IOException {
    byte[] bytes = RULE.getBytes(StandardCharsets.UTF_8);
    Path rule = write("..2026/a.yml", bytes);
    write(".github/workflow.yml", new byte[0]);
    write("a.test.yml", new byte[0]);
    write("info.yml", new byte[0]);
    write("README.md", new byte[0]);
    Path link = Files.createSymbolicLink(folder.resolve("a.yml"), rule);

    List<RuleDocument> read =
        RuleFiles.read(List.of(folder.toString(), link.toString(), folder + "/./"));

    assertThat(read).extracting(RuleDocument::path).containsExactly(link.toString());
  }
}
