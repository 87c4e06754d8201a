package io.spawnwatch.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.CommandRun;
import io.spawnwatch.cli.demo.CompanyDay;
import io.spawnwatch.library.LibraryLoader;
import io.spawnwatch.library.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay} over the demo's day. */
final class ReplayTest {

  private static final Path RULE =
      Path.of("../cep-patterns/rules/persistence/proc_creation_win_net_user_add.yml");
  private static final String RULE_ID = "ec4fe5e3-21c5-507f-9a19-cea9c5f3f442";

  @TempDir private Path folder;

  @Test
  void aRuleThatMatchesNoMoreLosesItsFindingsAndThoseOfTheSequencesThatNeedIt() throws Exception {
    String never = Files.readString(RULE).replace("' /ad'", "' /never'");
    JsonNode difference = replay("--rules", Files.writeString(folder.resolve("r.yml"), never));

    List<String> lost = difference.path("lost").findValuesAsText("rule");
    assertThat(difference.path("new")).isEmpty();
    assertThat(lost).isSubsetOf(ruleAndTheSequencesThatReferToIt());
    assertThat(lost.stream().filter(RULE_ID::equals).count())
        .isPositive()
        .isEqualTo(difference.path("running").path("rules").path(RULE_ID).asLong());
  }

  private static Set<String> ruleAndTheSequencesThatReferToIt() throws IOException {
    Set<String> ids = new TreeSet<>(Set.of(RULE_ID));
    LibraryLoader.load(RuleFiles.bundled(), Map.of()).sequences().stream()
        .filter(sequence -> sequence.rules().contains(RULE_ID))
        .forEach(sequence -> ids.add(sequence.id()));
    return ids;
  }

  @Test
  void anotherRuleBringsItsFindingsAlone() throws Exception {
    Path rule =
        Files.writeString(
            folder.resolve("new.yml"),
            """
            title: Word was started
            id: 0d1d7b9e-0000-4000-8000-000000000001
            status: test
            level: low
            logsource: {category: process_creation, product: windows}
            detection: {sel: {Image|endswith: '\\WINWORD.EXE'}, condition: sel}
            """);
    JsonNode difference = replay("--rules", rule);

    assertThat(difference.path("lost")).isEmpty();
    assertThat(difference.path("new")).isNotEmpty();
    assertThat(difference.path("new").findValuesAsText("title")).containsOnly("Word was started");
  }

  @Test
  void theSameSetMakesNoDifference() throws Exception {
    JsonNode difference = replay("--rules", RULE);

    assertThat(difference.path("new")).isEmpty();
    assertThat(difference.path("lost")).isEmpty();
    assertThat(difference.path("running").path("findings").asInt()).isPositive();
  }

  @Test
  void aCandidateThatDoesNotHoldIsRefused() throws Exception {
    Path rule = Files.writeString(folder.resolve("bad.yml"), "title: x\ndetection: {}\n");
    CommandRun run = run("--rules", rule);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("bad.yml:1:1");
  }

  private JsonNode replay(String option, Path rules) throws Exception {
    CommandRun run = run(option, rules);
    assertThat(run.exit()).as(run.err()).isZero();
    return new ObjectMapper().readTree(folder.resolve("difference.json").toFile());
  }

  private CommandRun run(String option, Path rules) throws Exception {
    Path day = Files.write(folder.resolve("day.jsonl"), CompanyDay.records());
    String difference = folder.resolve("difference.json").toString();
    return CommandRun.of(
        List.of(
            "replay", option, rules.toString(), "--events", day.toString(), "--json", difference));
  }
}
