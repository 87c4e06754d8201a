package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Fails where the page is not what the code does; {@code -Dspawnwatch.write-pages} writes it. */
class SigmaSupportPageTest {

  private static final Path PAGE = Path.of("../docs/sigma-support.md");

  @Test
  void isWrittenFromTheCode() throws IOException {
    if (Boolean.getBoolean("spawnwatch.write-pages")) {
      Files.writeString(PAGE, SigmaSupportPage.text());
    }
    assertThat(PAGE).hasContent(SigmaSupportPage.text());
  }

  @Test
  void namesOnlyConditionsThatAreParsed() {
    for (String condition : SigmaSupportPage.CONDITIONS) {
      String selections = "a1: {Image: x}\na2: {User: x}\nb: {Product: x}\n";
      assertThat(Rules.detection(selections + "condition: " + condition)).isNotNull();
    }
  }
}
