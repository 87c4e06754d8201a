package io.spawnwatch.cli.ruletest;

import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.SigmaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The test files below a folder, each beside the rule or sequence that it is for. */
public final class RuleTests {

  private static final String RULE_ENDING = ".yml";
  private static final String ENDING = ".test.yml";

  private final List<Tested> tested = new ArrayList<>();
  private final List<RegressionTests.Regression> regressions = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private long untested;

  private RuleTests() {}

  /** A rule file and the cases beside it. */
  record Tested(Path rule, List<TestCase> cases) {

    /** A failure each where no case hits, or none misses: either alone proves nothing. */
    List<Outcome> missing() {
      List<Outcome> missing = new ArrayList<>();
      if (cases.stream().noneMatch(testCase -> testCase.expect() > 0)) {
        missing.add(
            new Outcome(
                "no case expects a finding", rule.toString(), "all", 1, List.of(), true, ""));
      }
      if (cases.stream().noneMatch(testCase -> testCase.expect() == 0)) {
        missing.add(
            new Outcome("no case expects none", rule.toString(), "all", 1, List.of(), true, ""));
      }
      return missing;
    }
  }

  /**
   * All tests below the folders. A file of rules stands for itself and the test beside it.
   *
   * @throws IOException when a file cannot be read
   */
  public static RuleTests below(List<Path> roots) throws IOException {
    RuleTests tests = new RuleTests();
    for (Path file : files(roots)) {
      tests.add(file);
    }
    return tests;
  }

  private static Set<Path> files(List<Path> roots) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (Path root : roots) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
      if (Files.isRegularFile(root) && Files.exists(testOf(root))) {
        files.add(testOf(root));
      }
    }
    return files;
  }

  private void add(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      if (name.endsWith(ENDING)) {
        addTested(file);
      } else if (name.equals("info.yml")) {
        regressions.addAll(RegressionTests.of(file));
      } else if (name.endsWith(RULE_ENDING) && !Files.exists(testOf(file))) {
        untested++;
      }
    } catch (SigmaException e) {
      problems.addAll(e.problems());
    }
  }

  private void addTested(Path file) throws IOException, SigmaException {
    Path rule = ruleOf(file);
    if (!Files.exists(rule)) {
      String message =
          "expected the rules that it tests beside it, in " + rule.getFileName() + ", found none";
      problems.add(new Problem(Problem.Kind.FAILED, file.toString(), 1, 1, 1, "", message));
    }
    tested.add(new Tested(rule, TestFileParser.parse(RuleFiles.read(file))));
  }

  /** The file of the rules that a test file is for; any other path as it is. */
  public static Path ruleOf(Path path) {
    return path.toString().endsWith(ENDING) ? resolve(path, ENDING, RULE_ENDING) : path;
  }

  private static Path testOf(Path rule) {
    return rule.toString().endsWith(ENDING) ? rule : resolve(rule, RULE_ENDING, ENDING);
  }

  private static Path resolve(Path path, String ending, String other) {
    String name = path.getFileName().toString();
    return name.endsWith(ending)
        ? path.resolveSibling(name.substring(0, name.length() - ending.length()) + other)
        : path;
  }

  /** All that is wrong in the files; what is not of their form is not among the tests. */
  public List<Problem> problems() {
    return problems;
  }

  List<Tested> tested() {
    return tested;
  }

  List<RegressionTests.Regression> regressions() {
    return regressions;
  }

  /** Rule files beside which no test lies. */
  public long untested() {
    return untested;
  }

  /**
   * What one case came to, delivered in one way.
   *
   * @param testCase its name
   * @param place file and line
   * @param variant how it was delivered
   * @param expected findings of the rules under test
   * @param findings the titles of those of the rules under test that were found
   * @param moreIsFine whether more than expected pass
   * @param hint why it failed, where that is known; else empty
   */
  public record Outcome(
      String testCase,
      String place,
      String variant,
      int expected,
      List<String> findings,
      boolean moreIsFine,
      String hint) {

    /** Whether as many findings were made as expected. */
    public boolean isPassed() {
      int found = findings.size();
      return moreIsFine ? found >= expected : found == expected;
    }

    /** What was expected and what was found. */
    public String message() {
      return "expected "
          + expected
          + " findings, found "
          + findings.size()
          + (findings.isEmpty() ? "" : ": " + String.join(", ", findings))
          + (hint.isEmpty() ? "" : "; " + hint);
    }
  }
}
