package io.spawnwatch.sigma.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  private static YamlMap read(String text) throws SigmaException {
    return YamlReader.read(new RuleDocument("r.yml", text)).get(0);
  }

  @Test
  void mergesMapsOfWhichItsOwnKeysWinAndThenTheFirst() throws SigmaException {
    YamlMap document =
        read(
            """
            one: &one {a: 1, b: 1, c: 1}
            two: &two {c: 2, d: 2}
            merged:
              <<: [*one, *two]
              a: 0
            """);

    assertThat(document.get("merged").orElseThrow())
        .isInstanceOfSatisfying(
            YamlMap.class,
            merged -> {
              assertThat(merged.entries().keySet()).containsExactlyInAnyOrder("a", "b", "c", "d");
              assertThat(merged.text("a", "")).isEqualTo("0");
              assertThat(merged.text("c", "")).isEqualTo("1");
              assertThat(merged.text("d", "")).isEqualTo("2");
            });
  }

  @Test
  void whatIsNoMapCannotBeMerged() {
    assertThatThrownBy(() -> read("a:\n  <<: text\n"))
        .hasMessageContaining("r.yml:2:7")
        .hasMessageContaining("expected a map to merge, found \"text\"");
  }
}
