package io.spawnwatch.cli.ruletest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.events.DecodedFiles;
import io.spawnwatch.cli.events.EventFiles;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.host.InMemoryDetection;
import io.spawnwatch.job.host.Sighting;
import io.spawnwatch.library.RuleFiles;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs every case in every variant, each alone, through decoder and detector. */
public final class RuleTestRun {

  private static final String PARENT_NAME =
      "a 4688 without the parent's name does not tell the parent's path: make the parent an event of"
          + " the case with `as`, and name it by `by`";

  private final ObjectMapper json = new ObjectMapper();
  private final InMemoryDetection detection;
  private final DecodeSettings decoding;
  private final EventDecoder decoder;

  /**
   * A run.
   *
   * @param config with all rules and sequences that the tested ones refer to, and no floor
   */
  public RuleTestRun(JobConfig config) {
    detection = new InMemoryDetection(config.detection(), config.host());
    decoding = config.decode();
    decoder = new EventDecoder(decoding);
  }

  /**
   * The outcomes of all cases.
   *
   * @throws IOException when a file cannot be read
   * @throws SigmaException when a file of rules under test is no YAML
   */
  public List<RuleTests.Outcome> run(RuleTests tests) throws IOException, SigmaException {
    List<RuleTests.Outcome> outcomes = new ArrayList<>();
    for (RuleTests.Tested tested : tests.tested()) {
      List<YamlMap> documents = YamlReader.read(RuleFiles.read(tested.rule()));
      Set<String> ids = idsUnderTest(documents);
      Set<String> services = services(documents);
      outcomes.addAll(tested.missing());
      for (TestCase testCase : tested.cases()) {
        for (Variant variant : Variant.values()) {
          if (variant.appliesTo(testCase) && variant.isFor(services)) {
            outcomes.add(outcome(testCase, variant, ids));
          }
        }
      }
    }
    for (RegressionTests.Regression regression : tests.regressions()) {
      outcomes.add(outcome(regression));
    }
    return outcomes;
  }

  private RuleTests.Outcome outcome(RegressionTests.Regression regression) throws IOException {
    List<String> found = new ArrayList<>();
    var files = EventFiles.find(List.of(regression.events().toString()));
    for (List<ProcessEvent> host : DecodedFiles.byHost(files, decoding).values()) {
      for (Sighting sighting : detection.run(host).sightings()) {
        if (sighting.rules().containsAll(regression.rules())) {
          found.add(String.join(" and ", regression.rules()));
        }
      }
    }
    return new RuleTests.Outcome(
        regression.name(),
        regression.place(),
        "regression test",
        regression.expected(),
        found,
        true,
        "");
  }

  /** The correlation rules of a file; where it has none, its rules. */
  private static Set<String> idsUnderTest(List<YamlMap> documents) {
    Set<String> correlations = new HashSet<>();
    Set<String> rules = new HashSet<>();
    for (YamlMap map : documents) {
      String id = map.text("id", map.text("name", ""));
      (map.get("correlation").isPresent() ? correlations : rules).add(id);
    }
    return correlations.isEmpty() ? rules : correlations;
  }

  /** The logs that all rules of a file are for; none where one is for any creation. */
  private static Set<String> services(List<YamlMap> documents) {
    Set<String> services = new HashSet<>();
    for (YamlMap map : documents) {
      if (map.get("logsource").orElse(null) instanceof YamlMap source) {
        services.add(source.text("service", ""));
      }
    }
    return services.contains("") ? Set.of() : services;
  }

  private RuleTests.Outcome outcome(TestCase testCase, Variant variant, Set<String> ids) {
    List<String> found = findings(testCase, variant, ids);
    return new RuleTests.Outcome(
        testCase.name(),
        testCase.path() + ":" + testCase.line(),
        variant.displayName(),
        testCase.expect(),
        found,
        false,
        lacksParentName(testCase, variant, ids, found.size()) ? PARENT_NAME : "");
  }

  private boolean lacksParentName(
      TestCase testCase, Variant variant, Set<String> ids, int findings) {
    return variant == Variant.SECURITY_WITHOUT_PARENT_NAME
        && testCase.namesUnseenParent()
        && findings != testCase.expect()
        && findings(testCase, Variant.SECURITY, ids).size() == testCase.expect();
  }

  private List<String> findings(TestCase testCase, Variant variant, Set<String> ids) {
    List<String> found = new ArrayList<>();
    for (Alert alert : detection.run(decode(testCase, variant)).alerts()) {
      JsonNode finding = read(alert);
      boolean create = finding.path("activity_id").asInt() == 1;
      String id = finding.path("finding_info").path("analytic").path("uid").asText();
      if (create && ids.contains(id)) {
        found.add(finding.path("finding_info").path("title").asText());
      }
    }
    return found;
  }

  private List<ProcessEvent> decode(TestCase testCase, Variant variant) {
    List<ProcessEvent> events = new ArrayList<>();
    for (byte[] record : variant.records(testCase)) {
      Decoded decoded =
          decoder.decode(new RawRecord(record, testCase.path(), 0, events.size() + 1L));
      if (!(decoded instanceof Decoded.Event event)) {
        throw new IllegalStateException("a rendered event must decode: " + decoded);
      }
      events.add(event.event());
    }
    return events;
  }

  private JsonNode read(Alert alert) {
    try {
      return json.readTree(alert.json());
    } catch (IOException e) {
      throw new UncheckedIOException("an alert is JSON", e);
    }
  }
}
