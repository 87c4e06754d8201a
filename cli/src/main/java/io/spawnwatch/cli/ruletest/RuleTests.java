package io.spawnwatch.cli.ruletest;

import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The test files below a folder, each beside the rule or sequence that it is for. */
public final class RuleTests {

  private static final String ENDING = ".test.yml";

  private RuleTests() {}

  /** A rule file and the cases beside it. */
  record Tested(Path rule, List<TestCase> cases) {}

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
