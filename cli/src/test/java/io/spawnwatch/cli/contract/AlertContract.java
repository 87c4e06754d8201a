package io.spawnwatch.cli.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks findings against a schema and against what schemas cannot say. */
public final class AlertContract {

  /** Of the project itself. */
  public static final Path OWN = Path.of("../docs/alert.schema.json");

  /** Of OCSF 1.8.0; beside the checkout, or absent. */
  public static final Path OCSF = Path.of("../../shared/ocsf/detection_finding.schema.json");

  private final JsonSchema schema;

  public AlertContract(Path schema) throws IOException {
    try (InputStream in = Files.newInputStream(schema)) {
      this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
  }

  /** Everything that a finding breaks; empty where it holds. */
  public List<String> problems(JsonNode finding) {
    List<String> problems = new ArrayList<>(FindingSemantics.problems(finding));
    schema.validate(finding).forEach(problem -> problems.add(problem.getMessage()));
    return problems;
  }
}
