package io.spawnwatch.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.sigma.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled rules and sequences on attacks, and on what ran beside them. */
@Tag("conformance")
class PackOnCorpusTest {

  private static final Path PAGE = Path.of("../docs/sequences-measured.md");

  private static final Path RATES = Path.of("../cep-patterns/rules-measured.csv");

  @TempDir private static Path folder;
  private static CorpusRun run;

  @BeforeAll
  static void detect() throws IOException {
    run = CorpusRun.of(folder);
  }

  /** What was done in the captures, by their own names, and how it is told. */
  private static final List<List<String>> CHAINS =
      List.of(
          List.of("T1490-Inhibit_System_Recovery", "shadow_copies_deleted_by_the_service"),
          List.of("LSASS_campaign_02", "downloaded_program_looks_around"),
          List.of("LSASS_campaign_04", "downloaded_program_looks_around"),
          List.of("LSASS_campaign_05", "downloaded_program_looks_around"),
          List.of("LSASS_campaign_02", "implant_is_operated"),
          List.of("LSASS_campaign_04", "implant_is_operated"),
          List.of("LSASS_campaign_05", "implant_is_operated"),
          List.of("LSASS_campaign_02", "downloaded_program_dumps_credentials"),
          List.of("LSASS_campaign_05", "downloaded_program_dumps_credentials"),
          List.of("LSASS_dump_with_LSASSY", "remote_execution_then_credentials"),
          List.of("PSexec_remote_execution", "service_shell_looks_around"),
          List.of("empire_psexec_dcerpc_tcp_svcctl", "service_shell_looks_around"),
          List.of("empire_wmic_add_user_backdoor", "remote_command_adds_account"),
          List.of("empire_scm_dll_hijack_ikeext", "remote_command_adds_account"),
          List.of("PSexec_as_system_execution", "psexec_to_system_on_own_host"),
          List.of("WMIexec_execution_via_SMB", "impacket_session"),
          List.of("empire_launcher_vbs", "script_starts_encoded_powershell"),
          List.of("empire_uac_shellapi_fodhelper", "uac_bypass_starts_shell"),
          List.of("SQL_Server_payload_injectection", "server_shell_does_more"));

  @Test
  void findsTheChainsThatItHolds() {
    for (List<String> chain : CHAINS) {
      assertThat(run.findings())
          .as(chain.toString())
          .anyMatch(f -> f.dataSet().contains(chain.get(0)) && f.sequence().equals(chain.get(1)));
    }
  }

  @Test
  void raisesNothingThatRestsOnBenignProcessesAlone() {
    assertThat(run.benign()).hasSizeGreaterThan(1_000);
    assertThat(run.findings()).filteredOn(CorpusRun.SequenceFinding::isBenign).isEmpty();
  }

  @Test
  void isQuietOnTheInventoryOfWindowsAndOnAnsible() {
    assertThat(run.findings())
        .filteredOn(f -> f.isAtLeastMedium() && f.isBelow("gatherNetworkInfo.vbs"))
        .isEmpty();
    assertThat(run.findings())
        .filteredOn(f -> f.isAtLeastMedium() && f.isBelow("winrshost.exe"))
        .isEmpty();
  }

  /** What one benign process can raise alone must not page anybody. */
  @Test
  void hasNoRuleOfLevelHighThatBenignProcessesMatch() {
    assertThat(run.library().rules())
        .filteredOn(rule -> !run.library().silent().contains(rule.id()))
        .filteredOn(rule -> rule.header().level().compareTo(Level.HIGH) >= 0)
        .isNotEmpty()
        .allSatisfy(
            rule ->
                assertThat(run.matches().getOrDefault(rule.id(), Set.of()))
                    .as(rule.header().title())
                    .doesNotContainAnyElementsOf(run.benign()));
  }

  @Test
  void isMeasuredInTheDocuments() throws IOException {
    assertWritten(PAGE, MeasuredPage.text(run));
    assertWritten(RATES, MeasuredRules.text(run));
  }

  private static void assertWritten(Path file, String text) throws IOException {
    if (Boolean.getBoolean("spawnwatch.write-pages")) {
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }
}
