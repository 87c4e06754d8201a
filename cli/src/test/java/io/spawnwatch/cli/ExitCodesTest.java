package io.spawnwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ExitCodesTest {

  private static final CommandLine ROOT = Spawnwatch.commandLine();

  @Test
  void theHelpOfEveryCommandSaysWhatItsExitCodesMean() {
    List<CommandLine> all = withAllBelow(ROOT);

    assertThat(all).hasSizeGreaterThan(20);
    assertThat(all)
        .allSatisfy(
            command ->
                assertThat(command.getUsageMessage())
                    .contains("Exit codes:", "0    Success.", "2    Bad usage", "70   Something"));
  }

  @Test
  void aCommandWithAFindingOfItsOwnSaysWhatOneMeans() {
    CommandLine test = ROOT.getSubcommands().get("rules").getSubcommands().get("test");

    assertThat(test.getUsageMessage()).contains("1    A rule or sequence does not find");
    assertThat(ROOT.getSubcommands().get("send").getUsageMessage()).doesNotContain("  1  ");
  }

  private static List<CommandLine> withAllBelow(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    command.getSubcommands().values().forEach(below -> all.addAll(withAllBelow(below)));
    return all;
  }
}
