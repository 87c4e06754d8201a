package io.spawnwatch.cli;

import io.spawnwatch.cli.output.ReportFile;
import io.spawnwatch.cli.ruletest.JUnitReport;
import io.spawnwatch.cli.ruletest.RuleTestRun;
import io.spawnwatch.cli.ruletest.RuleTests;
import io.spawnwatch.cli.run.RunDefaults;
import io.spawnwatch.job.config.ConfigurationException;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.config.JobOptions;
import io.spawnwatch.sigma.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules test}: every rule and sequence against the cases beside it. */
@Command(
    name = "test",
    description = "Runs the *.test.yml beside rules and sequences; without PATH, the bundled ones.",
    exitCodeList = "1:A rule or sequence does not find what its cases expect, or more.",
    mixinStandardHelpOptions = true)
final class RulesTestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--junit", paramLabel = "FILE", description = "Write a JUnit XML report.")
  private Path junitFile;

  @Option(
      names = "--placeholders",
      paramLabel = "FILE",
      description = "Values for the expand modifier: a YAML map of names to lists of values.")
  private Path placeholderFile;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files or folders of rules, with tests.")
  private List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    List<Path> roots = paths.isEmpty() ? ProgramHome.bundledContent() : paths;
    RuleTests tests = RuleTests.below(roots);
    List<RuleTests.Outcome> outcomes = new RuleTestRun(config(tests.problems())).run(tests);
    if (outcomes.isEmpty() && tests.untested() == 0) {
      throw new ConfigurationException(List.of(roots + ": expected rules and tests, found none"));
    }
    PrintWriter out = ReportFile.beside(junitFile, spec.commandLine());
    outcomes.stream().filter(outcome -> !outcome.isPassed()).forEach(o -> out.println(failure(o)));
    long failed = outcomes.stream().filter(outcome -> !outcome.isPassed()).count();
    out.printf(
        "%,d passed, %,d failed, %,d files without tests%n",
        outcomes.size() - failed, failed, tests.untested());
    if (junitFile != null) {
      ReportFile.write(junitFile, JUnitReport.of(outcomes), spec.commandLine());
    }
    return failed == 0 ? 0 : 1;
  }

  /** Refused with all that is wrong in tests and in rules. */
  private JobConfig config(List<Problem> ofTests) throws ConfigurationException {
    List<String> rules =
        paths.stream()
            .filter(path -> !ProgramHome.holds(path))
            .map(path -> RuleTests.ruleOf(path).toString())
            .toList();
    List<String> problems = new ArrayList<>(ofTests.stream().map(Problem::toString).toList());
    try {
      JobConfig config = JobConfig.load(null, options(), rules);
      if (problems.isEmpty()) {
        return config;
      }
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
    throw new ConfigurationException(problems);
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>(RunDefaults.tools());
    if (placeholderFile != null) {
      options.put(JobOptions.PLACEHOLDERS_FILE.key(), placeholderFile.toString());
    }
    return options;
  }

  private static String failure(RuleTests.Outcome outcome) {
    return String.format(
        "%s: %s (%s): %s",
        outcome.place(), outcome.testCase(), outcome.variant(), outcome.message());
  }
}
