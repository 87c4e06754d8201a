package io.spawnwatch.cli.ruletest;

import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * SigmaHQ's regression tests: an {@code info.yml} that names rules and an EVTX file, beside which
 * the same events lie as JSON. As upstream, more matches than expected pass, and none given means
 * one (tests/regression_tests_runner.py).
 */
final class RegressionTests {

  private RegressionTests() {}

  /** One test of an {@code info.yml}. */
  record Regression(String name, String place, List<String> rules, Path events, int expected) {}

  /**
   * The tests of a file.
   *
   * @throws IOException when it cannot be read
   * @throws SigmaException when it is not of their form
   */
  static List<Regression> of(Path file) throws IOException, SigmaException {
    List<Regression> tests = new ArrayList<>();
    for (YamlMap info : YamlReader.read(RuleFiles.read(file))) {
      ProblemReport report = new ProblemReport(file.toString(), info);
      List<String> rules = maps(info, "rule_metadata").stream().map(m -> m.text("id", "")).toList();
      for (YamlMap test : maps(info, "regression_tests_info")) {
        String name = Path.of(test.text("path", "none.evtx")).getFileName().toString();
        Path events = file.resolveSibling(name.replaceAll("\\.[^.]*$", "") + ".json");
        if (!Files.exists(events)) {
          report.failed(test, "path", "expected its events as JSON in " + events + ", found none");
        }
        String place = file + ":" + test.line();
        int expected = matchCount(test, report);
        tests.add(new Regression(test.text("name", "unnamed"), place, rules, events, expected));
      }
      report.throwIfAny();
    }
    return tests;
  }

  private static int matchCount(YamlMap test, ProblemReport report) {
    String written = test.text("match_count", "1");
    if (written.matches("\\d{1,6}")) {
      return Integer.parseInt(written);
    }
    report.failed(test, "match_count", "expected a number, found " + written);
    return 0;
  }

  private static List<YamlMap> maps(YamlMap parent, String key) {
    List<YamlMap> maps = new ArrayList<>();
    if (parent.get(key).orElse(null) instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlMap map) {
          maps.add(map);
        }
      }
    }
    return maps;
  }
}
