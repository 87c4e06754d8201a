package io.spawnwatch.job.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.spawnwatch.job.Creation;
import io.spawnwatch.job.secret.SecretMask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OcsfWriterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OcsfWriter writer =
      new OcsfWriter(
          new Analytics(
              Map.of(Findings.RULE.id(), Findings.RULE), Map.of("r.yml", "abcdef123456"), "v1"),
          new SecretMask(new byte[] {7}));

  private static Finding chain() {
    return Findings.of(
        Findings.RULE,
        List.of(
            Creation.of("cmd.exe")
                .pid(40)
                .by(8)
                .parentImage("explorer.exe")
                .user("CORP\\jdoe")
                .at(0),
            Creation.of("net.exe").pid(44).by(40).command("net user x S3cr3t /add").at(9)));
  }

  private JsonNode written(Finding finding) {
    EpisodeFold.Folded folded = new EpisodeFold(Findings.SETTINGS).fold(finding, null);
    try {
      return JSON.readTree(writer.write(finding, folded, List.of(), 1).json());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tellsInOneVisibleLineWhateverAProgramIsCalled() {
    Finding finding =
        Findings.of(
            Findings.RULE,
            List.of(Creation.of("a\u001b[31m\nSubject: b\u202e.exe").pid(40).by(8).at(0)));

    assertThat(written(finding).path("message").asText())
        .contains("a\\u001b[31m\\u000aSubject: b\\u202e.exe on ");
  }

  @Test
  void tellsWhatWhereAndWhen() {
    JsonNode alert = written(chain());

    assertThat(alert.path("type_uid").asInt()).isEqualTo(200_401);
    assertThat(alert.path("severity_id").asInt()).isEqualTo(4);
    assertThat(alert.path("device").path("hostname").asText()).isEqualTo(Creation.HOST);
    assertThat(alert.path("duration").asLong()).isEqualTo(9_000);
    assertThat(alert.path("message").asText())
        .isEqualTo(
            "explorer.exe → cmd.exe → net.exe on ws01.corp.example within 9 s:"
                + " Local account added");
  }

  @Test
  void hasOneEvidenceAProcessWithItsAncestry() {
    JsonNode net = written(chain()).path("evidences").get(1).path("process");

    assertThat(net.path("pid").asLong()).isEqualTo(44);
    assertThat(net.path("parent_process").path("name").asText()).isEqualTo("cmd.exe");
    assertThat(net.path("ancestry")).hasSize(2);
    assertThat(net.path("cmd_line").asText()).startsWith("net user x ⟨secret:");
  }

  @Test
  void namesTheAttackByItsTable() {
    JsonNode attacks = written(chain()).path("finding_info").path("attacks");

    assertThat(attacks.get(0).path("sub_technique").path("uid").asText()).isEqualTo("T1136.001");
    assertThat(attacks.get(0).path("tactic").path("name").asText()).isEqualTo("Persistence");
    assertThat(attacks.get(1).path("tactic").path("name").asText()).isEqualTo("Stealth");
  }

  @Test
  void nothingOfTheInputLeavesWithASecret() {
    assertThat(written(chain()).toString()).doesNotContain("S3cr3t");
  }

  @Test
  void givesTheSameIdsOnAReplay() {
    assertThat(written(chain()).path("metadata").path("uid"))
        .isEqualTo(written(chain()).path("metadata").path("uid"));
  }

  @Test
  void staysJsonWhateverTheCommandLine() {
    String hostile = "a\u0000\u001b[31m\ud800 \u202e\n\"</script>" + "x".repeat(100_000);

    JsonNode alert =
        written(
            Findings.of(
                Findings.RULE, List.of(Creation.of("a.exe").pid(4_000).command(hostile).at(0))));

    String told = alert.path("evidences").get(0).path("process").path("cmd_line").asText();
    assertThat(told).hasSizeLessThan(9_000).contains("\ufffd").doesNotContain("\ud800");
  }

  @Test
  @Tag("conformance")
  void isValidByTheSchemaOfOcsf() throws IOException {
    Path path = Path.of("../../shared/ocsf/detection_finding.schema.json");
    assumeTrue(Files.exists(path), "the OCSF schema beside the checkout is absent");
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.newInputStream(path));

    assertThat(schema.validate(written(chain()))).isEmpty();
    assertThat(schema.validate(written(Findings.of(1, 0)))).isEmpty();
  }
}
