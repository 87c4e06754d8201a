package io.spawnwatch.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceholderFileTest {

  @Test
  void readsOneValueOrSeveralAName() throws SigmaException {
    assertThat(
            PlaceholderFile.parse(new RuleDocument("p.yml", "domain: CORP\nadmins: [a, 'b*']\n")))
        .containsEntry("domain", List.of("CORP"))
        .containsEntry("admins", List.of("a", "b*"));
  }

  @Test
  void saysWhereANameHasNoValue() {
    assertThatThrownBy(() -> PlaceholderFile.parse(new RuleDocument("p.yml", "a: x\nb:\n")))
        .isInstanceOf(SigmaException.class)
        .hasMessage("p.yml:2:1: b: expected one or more values, found null");
  }
}
