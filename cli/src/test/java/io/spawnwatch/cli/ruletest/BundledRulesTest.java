package io.spawnwatch.cli.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.config.JobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledRulesTest {

  private static final List<Path> CONTENT =
      List.of(Path.of("../cep-patterns/rules"), Path.of("../cep-patterns/sequences"));

  @Test
  void passTheirTestsInEveryVariant() throws Exception {
    JobConfig config = JobConfig.load(null, Map.of("alerts.min-level", "informational"), List.of());

    List<RuleTests.Outcome> outcomes = new RuleTestRun(config).run(RuleTests.below(CONTENT));

    assertThat(outcomes).hasSizeGreaterThan(500).allMatch(RuleTests.Outcome::isPassed);
  }

  @Test
  void haveHitsAndMissesBesideThem() throws Exception {
    for (Path rule : ruleFiles()) {
      Path test = rule.resolveSibling(rule.getFileName().toString().replace(".yml", ".test.yml"));
      assertThat(test).exists();
      List<TestCase> cases = RuleTests.below(List.of(test)).tested().get(0).cases();
      assertThat(cases).as("hits of %s", rule).anyMatch(testCase -> testCase.expect() > 0);
      assertThat(cases).as("misses of %s", rule).anyMatch(testCase -> testCase.expect() == 0);
    }
  }

  private static List<Path> ruleFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : CONTENT) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(Files::isRegularFile)
            .filter(file -> !file.toString().endsWith(".test.yml"))
            .forEach(files::add);
      }
    }
    return files;
  }
}
