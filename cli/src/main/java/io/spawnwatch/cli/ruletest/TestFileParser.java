package io.spawnwatch.cli.ruletest;

import io.spawnwatch.event.Nearest;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses {@code *.test.yml}: a list of cases. */
final class TestFileParser {

  private static final Set<String> CASE_KEYS = Set.of("name", "events", "expect", "shuffle");

  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  private TestFileParser(String path) {
    this.path = path;
  }

  /**
   * The cases of a file.
   *
   * @throws SigmaException with all that is wrong in it, when it is not of that form
   */
  static List<TestCase> parse(RuleDocument file) throws SigmaException {
    return new TestFileParser(file.path()).cases(YamlReader.readList(file));
  }

  private List<TestCase> cases(YamlList list) throws SigmaException {
    List<TestCase> cases = new ArrayList<>();
    for (YamlNode item : list.items()) {
      try {
        cases.add(testCase(item));
      } catch (SigmaException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new SigmaException(problems);
    }
    return cases;
  }

  private TestCase testCase(YamlNode item) throws SigmaException {
    if (!(item instanceof YamlMap map)) {
      String message = "expected a case with name, events and expect, found " + item.describe();
      throw new SigmaException(
          new Problem(
              Problem.Kind.FAILED, path, item.line(), item.line(), item.column(), "", message));
    }
    ProblemReport report = new ProblemReport(path, map);
    String name = map.text("name", "unnamed");
    checkKeys(map, name, report);
    TestCase testCase =
        new TestCase(
            name,
            events(map, name, report),
            expect(map, name, report),
            !map.text("shuffle", "true").equals("false"),
            path,
            map.line());
    report.throwIfAny();
    return testCase;
  }

  private static void checkKeys(YamlMap map, String name, ProblemReport report) {
    for (YamlMap.Entry entry : map.entries().values()) {
      if (!CASE_KEYS.contains(entry.key())) {
        report.failed(
            entry.line(), entry.column(), name, Nearest.unknown("a key", entry.key(), CASE_KEYS));
      }
    }
    String shuffle = map.text("shuffle", "true");
    if (!Set.of("true", "false").contains(shuffle)) {
      report.failed(at(map, "shuffle"), name, "shuffle: expected true or false, found " + shuffle);
    }
  }

  private static List<TestEvent> events(YamlMap map, String name, ProblemReport report) {
    if (map.get("events").orElse(null) instanceof YamlList events) {
      return new TestEventParser(name, report).events(events);
    }
    String found = map.get("events").map(YamlNode::describe).orElse("none");
    report.failed(at(map, "events"), name, "events: expected a list, found " + found);
    return List.of();
  }

  private static int expect(YamlMap map, String name, ProblemReport report) {
    String written = map.text("expect", "none");
    if (written.matches("\\d{1,6}")) {
      return Integer.parseInt(written);
    }
    report.failed(
        at(map, "expect"), name, "expect: expected the number of findings, found " + written);
    return 0;
  }

  /** Where a key's value stands; without it, where the case begins. */
  private static YamlNode at(YamlMap map, String key) {
    return map.get(key).orElse(map);
  }
}
