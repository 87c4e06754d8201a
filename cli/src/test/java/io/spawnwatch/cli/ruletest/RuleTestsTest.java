package io.spawnwatch.cli.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.sigma.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTestsTest {

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** What is wrong below the folder, without the folder's path. */
  private List<String> problems() throws IOException {
    return RuleTests.below(List.of(folder)).problems().stream()
        .map(Problem::toString)
        .map(problem -> problem.substring(folder.toString().length() + 1))
        .toList();
  }

  @Test
  void tellsAllThatIsWrongInOneFileAtOnce() throws IOException {
    write("a.yml", "title: a");
    write(
        "a.test.yml",
        """
        - name: first
          expected: 1
          shuffle: never
          events:
            - {at: soon, as: shell, image: 'C:\\cmd.exe'}
            - {by: shel, image: [a]}
            - {imag: b}
            - {exit: shell, cmd: c}
            - {image: d, sysmon: {Image: e}}
            - f
        - second
        - {name: third, expect: few}
        """);

    assertThat(problems())
        .zipSatisfy(
            List.of(
                "a.test.yml:2:3: first: expected a key, found \"expected\"; the nearest is expect",
                "a.test.yml:3:12: first: shuffle: expected true or false, found never",
                "a.test.yml:5:12: first: at: expected a time such as 4s, found soon",
                "a.test.yml:6:25: first: image: expected text, found a list",
                "a.test.yml:6:12: first: by: expected a process that an event before names",
                "a.test.yml:7:8: first: expected a key, found \"imag\"; the nearest is image",
                "a.test.yml:7:7: first: expected image, or exit",
                "a.test.yml:8:21: first: expected a key, found \"cmd\"",
                "a.test.yml:9:34: first: sysmon: expected a field that Sysmon tells",
                "a.test.yml:10:7: first: expected an event, found \"f\"",
                "a.test.yml:1:3: first: expect: expected the number of findings, found none",
                "a.test.yml:11:3: expected a case",
                "a.test.yml:12:3: third: events: expected a list, found none",
                "a.test.yml:12:25: third: expect: expected the number of findings, found few"),
            (found, expected) -> assertThat(found).startsWith(expected));
  }

  @Test
  void tellsWhatIsWrongInEveryFile() throws IOException {
    write("info.yml", "regression_tests_info: [{path: a.evtx, match_count: some}]");
    write("lost.test.yml", "- {name: alone, expect: 0, events: [{image: a}]}");
    write("none.yml", "title: none");
    write("none.test.yml", "no: list");

    assertThat(problems())
        .zipSatisfy(
            List.of(
                "info.yml:1:25: path: expected its events as JSON in ",
                "info.yml:1:25: match_count: expected a number, found some",
                "lost.test.yml:1:1: expected the rules that it tests beside it, in lost.yml",
                "none.test.yml:1:1: expected a list, found a map"),
            (found, expected) -> assertThat(found).startsWith(expected));
  }

  @Test
  void findsTheTestBesideARuleAndTheRuleBesideATest() throws IOException {
    Path rule = write("a.yml", "title: a");
    Path test = write("a.test.yml", "- {name: a, expect: 0, events: [{image: a}]}");
    write("b.yml", "title: b");

    for (Path path : List.of(rule, test)) {
      RuleTests tests = RuleTests.below(List.of(path));
      assertThat(tests.tested()).extracting(RuleTests.Tested::rule).containsExactly(rule);
      assertThat(tests.untested()).isZero();
      assertThat(RuleTests.ruleOf(path)).isEqualTo(rule);
    }
    assertThat(RuleTests.below(List.of(folder)).untested()).isEqualTo(1);
  }
}
