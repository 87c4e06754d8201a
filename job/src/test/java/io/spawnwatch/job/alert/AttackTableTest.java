package io.spawnwatch.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttackTableTest {

  private final AttackTable table = new AttackTable();

  /** Each attack as {@code T1136.001 Local Account, Persistence}. */
  private List<String> attacks(String... tags) {
    List<String> attacks = new ArrayList<>();
    for (JsonNode attack : table.attacks(List.of(tags), new ObjectMapper())) {
      JsonNode technique = attack.path(attack.has("sub_technique") ? "sub_technique" : "technique");
      String named = technique.path("uid").asText() + " " + technique.path("name").asText();
      attacks.add((named + ", " + attack.at("/tactic/name").asText()).strip());
    }
    return attacks;
  }

  @Test
  void namesATechniqueAndTheTacticOfTheTagsThatItBelongsTo() {
    assertThat(attacks("attack.privilege-escalation", "attack.persistence", "attack.T1136.001"))
        .containsExactly("T1136.001 Local Account, Persistence", ", Privilege Escalation");
  }

  @Test
  void aTechniqueOfWhichTheTableHasNoTacticTakesThatOfTheTags() {
    assertThat(attacks("attack.stealth", "attack.t1684.001"))
        .containsExactly("T1684.001 Impersonation, Stealth");
  }

  @Test
  void readsUnderscoresAsHyphens() {
    assertThat(attacks("attack.privilege_escalation", "attack.t1548.002"))
        .containsExactly("T1548.002 Bypass User Account Control, Privilege Escalation");
  }

  @Test
  void readsTechniquesOfVersion18AsWhatTheyBecame() {
    assertThat(attacks("attack.defense-evasion", "attack.t1562.001", "attack.t1562.006"))
        .containsExactly("T1685 Disable or Modify Tools, Defense Impairment");
    assertThat(attacks("attack.defense_evasion", "attack.t1562.004"))
        .containsExactly("T1686 Disable or Modify System Firewall, Defense Impairment");
    assertThat(attacks("attack.t1070.001"))
        .containsExactly("T1685.005 Clear Windows Event Logs, Defense Impairment");
  }

  @Test
  void defenseEvasionIsTheHeirThatTheTechniquesBelongTo() {
    assertThat(attacks("attack.defense-evasion", "attack.t1112"))
        .containsExactly("T1112 Modify Registry, Defense Impairment");
    assertThat(attacks("attack.defense-evasion", "attack.t1014", "attack.t1685"))
        .containsExactly(
            "T1014 Rootkit, Stealth", "T1685 Disable or Modify Tools, Defense Impairment");
    assertThat(attacks("attack.defense-evasion")).containsExactly(", Stealth");
  }

  @Test
  void tellsTechniquesByTheIdsOfItsVersion() {
    assertThat(table.techniqueIds(List.of("attack.t1562", "attack.T1562.001", "attack.s0002")))
        .containsExactly("T1685");
  }
}
