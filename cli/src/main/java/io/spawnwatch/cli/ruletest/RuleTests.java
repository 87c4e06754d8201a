package io.spawnwatch.cli.ruletest;

import io.spawnwatch.sigma.RuleDocument;
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

  private static final String ENDING = ".test.yml";

  private RuleTests() {}

  /** A rule file and the cases beside it. */
  record Tested(Path rule, List<TestCase> cases) {

    /** A failure each where no case hits, or none misses: either alone proves nothing. */
    List<Outcome> missing() {
      List<Outcome> missing = new ArrayList<>();
      if (cases.stream().noneMatch(testCase -> testCase.expect() > 0)) {
        missing.add(new Outcome("no case expects a finding", rule.toString(), "all", 1, 0, true));
      }
      if (cases.stream().noneMatch(testCase -> testCase.expect() == 0)) {
        missing.add(new Outcome("no case expects none", rule.toString(), "all", 1, 0, true));
      }
      return missing;
    }
  }

  /** Rule files below the folders beside which no test lies. */
  public static long untested(List<Path> roots) throws IOException {
    Set<Path> files = new LinkedHashSet<>(files(roots));
    return files.stream()
        .filter(file -> file.toString().endsWith(".yml") && !file.toString().endsWith(ENDING))
        .filter(file -> !file.getFileName().toString().equals("info.yml"))
        .filter(file -> !files.contains(Path.of(file.toString().replaceAll("\\.yml$", ENDING))))
        .count();
  }

  /**
   * All test files.
   *
   * @throws IOException when one cannot be read
   * @throws SigmaException when one is not of their form
   */
  static List<Tested> below(List<Path> roots) throws IOException, SigmaException {
    List<Tested> tested = new ArrayList<>();
    for (Path file : files(roots)) {
      String name = file.getFileName().toString();
      if (name.endsWith(ENDING)) {
        String rule = name.substring(0, name.length() - ENDING.length()) + ".yml";
        RuleDocument document = new RuleDocument(file.toString(), Files.readString(file));
        tested.add(new Tested(file.resolveSibling(rule), TestFileParser.parse(document)));
      }
    }
    return tested;
  }

  /**
   * SigmaHQ's regression tests.
   *
   * @throws IOException when a file cannot be read
   * @throws SigmaException when one is not of their form
   */
  static List<RegressionTests.Regression> regressions(List<Path> roots)
      throws IOException, SigmaException {
    List<RegressionTests.Regression> regressions = new ArrayList<>();
    for (Path file : files(roots)) {
      if (file.getFileName().toString().equals("info.yml")) {
        regressions.addAll(RegressionTests.of(file));
      }
    }
    return regressions;
  }

  private static List<Path> files(List<Path> roots) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files;
  }

  /**
   * What one case came to, delivered in one way.
   *
   * @param testCase its name
   * @param place file and line
   * @param variant how it was delivered
   * @param expected findings of the rules under test
   * @param found findings of the rules under test
   * @param moreIsFine whether more than expected pass
   */
  public record Outcome(
      String testCase, String place, String variant, int expected, int found, boolean moreIsFine) {

    /** Whether as many findings were made as expected. */
    public boolean isPassed() {
      return moreIsFine ? found >= expected : found == expected;
    }
  }
}
