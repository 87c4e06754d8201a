package io.spawnwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.ruleset.RuleManifest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleUptakeTest {

  private final StringWriter out = new StringWriter();

  private RuleUptake after(String... status) {
    return new RuleUptake(() -> List.of(status), new PrintWriter(out, true));
  }

  private static RuleManifest manifest() {
    return new RuleManifest(
        new TreeMap<>(Map.of("a.yml", "1")), Set.of(), Set.of(), List.of(), "me", 1);
  }

  @Test
  void saysThatNoJobEverAnswered() throws Exception {
    after().tell();

    assertThat(out.toString()).contains("no job has ever answered", "rules.published: true");
  }

  @Test
  void saysWhenTheJobLastAnsweredAndHowToKnowMore() throws Exception {
    after("{\"time\": 0, \"status\": \"active\", \"set\": \"1\"}").tell();

    assertThat(out.toString()).contains("1970-01-01T00:00:00Z", "`rules list`", "--wait");
  }

  @Test
  void isDoneWhenTheSetIsActive() throws Exception {
    String checked =
        "{\"status\": \"checked\", \"set\": \"2\", \"manifest\": \"%s\"}"
            .formatted(manifest().hash());
    RuleUptake uptake = after(checked, "{\"status\": \"active\", \"set\": \"2\"}");

    assertThat(uptake.await(manifest(), Instant.now(), 60)).isZero();
    assertThat(out.toString()).contains("active as 2");
  }

  @Test
  void tellsWhyTheJobDoesNotTakeItIn() throws Exception {
    String failed =
        "{\"status\": \"failed\", \"manifest\": \"%s\", \"problems\": [\"a.yml:1:1: no\"]}"
            .formatted(manifest().hash());

    assertThat(after(failed).await(manifest(), Instant.now(), 60)).isEqualTo(1);
    assertThat(out.toString()).contains("a.yml:1:1: no");
  }
}
