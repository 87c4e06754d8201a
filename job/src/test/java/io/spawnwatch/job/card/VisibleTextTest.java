package io.spawnwatch.job.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

  @Test
  void leavesPlainTextAlone() {
    assertThat(VisibleText.of("cmd /c \"dir\" > x & täst 漢字", 100))
        .isEqualTo("cmd /c \"dir\" > x & täst 漢字");
  }

  @Test
  void showsWhatIsInvisible() {
    assertThat(VisibleText.of("a\u200bb\u202ec\u001bd\ud800e", 100))
        .isEqualTo("a\\u200bb\\u202ec\\u001bd\\ud800e");
  }

  @Test
  void keepsFrontAndBackOfWhatIsTooLong() {
    String cut = VisibleText.of("front" + "x".repeat(32_000) + "back", 60);

    assertThat(cut).hasSize(60).startsWith("frontxx").contains(" … ").endsWith("xxback");
  }

  @Test
  void keepsTheStartWhereThatIsWanted() {
    assertThat(VisibleText.start("abcde", 4)).isEqualTo("abc…");
    assertThat(VisibleText.start("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void splitsNoCharacter() {
    String cut = VisibleText.of("\ud83d\ude00".repeat(100), 31);

    assertThat(cut.codePoints().filter(c -> c >= 0xd800 && c <= 0xdfff)).isEmpty();
    assertThat(cut).hasSizeLessThanOrEqualTo(31);
  }
}
