package io.spawnwatch.job.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTreeTest {

  @Test
  void drawsSiblingsInTheOrderOfTheirStartWithTheTimeBetweenSteps() {
    List<String> tree =
        TextTree.of(
            new Trees()
                .process("3", "net.exe", "net user x /add", 130)
                .process("2", "whoami.exe", "whoami /all", 5)
                .process("1", "cmd.exe", "cmd.exe", 0)
                .started("1", "3")
                .started("1", "2")
                .matched("2", "step 1: looks around")
                .matched("3", "step 2: adds an account")
                .alert());

    assertThat(tree)
        .containsExactly(
            "cmd.exe",
            "├─ ► whoami.exe  whoami /all",
            "│      ⤷ step 1: looks around · 09:14:14 · CORP\\anna · Medium",
            "└─ ► net.exe  net user x /add",
            "       ⤷ step 2: adds an account · +2 min 5 s · CORP\\anna · Medium");
  }

  @Test
  void cutsALongLabelAndNotTheFactsBehindIt() {
    List<String> tree =
        TextTree.of(
            new Trees()
                .process("1", "cmd.exe", "cmd.exe", 0)
                .matched("1", "step 1: " + "a title ".repeat(20))
                .alert());

    assertThat(tree).last().asString().endsWith("a title… · 09:14:09 · CORP\\anna · Medium");
    assertThat(tree).last().asString().hasSizeLessThanOrEqualTo(110);
  }

  @Test
  void showsWhatEncodedPowerShellSays() {
    String script =
        Base64.getEncoder().encodeToString("IEX (irm x)".getBytes(StandardCharsets.UTF_16LE));

    assertThat(
            TextTree.of(
                new Trees()
                    .process("1", "powershell.exe", "powershell -enc " + script, 0)
                    .matched("1", "encoded")
                    .alert()))
        .last()
        .isEqualTo("    decoded: IEX (irm x)");
  }

  @Test
  void leavesCirclesAndEdgesToNowhereOut() {
    assertThat(
            TextTree.of(
                new Trees()
                    .process("1", "a.exe", "a.exe", 0)
                    .process("2", "b.exe", "b.exe", 1)
                    .started("1", "2")
                    .started("2", "1")
                    .started("nobody", "2")
                    .matched("gone", "x")
                    .alert()))
        .hasSize(2);
  }

  @Test
  void isBounded() {
    Trees trees = new Trees();
    for (int i = 0; i < 1_000; i++) {
      trees.process("" + i, "a.exe", "a", i).started("" + (i - 1), "" + i);
    }

    assertThat(TextTree.of(trees.alert())).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void showsNothingThatMovesOrHides() {
    List<String> tree = TextTree.of(Trees.allOf(Trees.HOSTILE));

    assertThat(String.join("", tree))
        .contains("\\u0000\\u001b[31m\\u202e")
        .doesNotContain("\u0000", "\u001b", "\u202e", "\u2066", "\r", "\n", "\ufeff", "\u0301");
    assertThat(tree).allMatch(line -> line.length() < 200);
  }

  @Test
  void leavesOutTheMiddleOfAPaddedCommandLine() {
    String padded = "cmd /c " + " ".repeat(32_000) + "del C:\\shadow";

    assertThat(TextTree.of(new Trees().process("1", "cmd.exe", padded, 0).alert()).get(0))
        .startsWith("cmd.exe  cmd /c ")
        .endsWith("del C:\\shadow")
        .hasSizeLessThan(120);
  }
}
