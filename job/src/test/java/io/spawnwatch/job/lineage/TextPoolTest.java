package io.spawnwatch.job.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPoolTest {

  @Test
  void keepsOneStringOfEqualOnes() {
    String first = TextPool.pooled("CORP\\jdoe" + 1);

    assertThat(TextPool.pooled("CORP\\jdoe" + 1)).isSameAs(first);
  }

  @Test
  void returnsWhatIsLongAsItIsWithoutKeepingIt() {
    String first = "a".repeat(300);
    String second = "a".repeat(300);

    assertThat(TextPool.pooled(first)).isSameAs(first);
    assertThat(TextPool.pooled(second)).isSameAs(second);
  }

  @Test
  void hasNothingForNull() {
    assertThat(TextPool.pooled(null)).isNull();
  }
}
