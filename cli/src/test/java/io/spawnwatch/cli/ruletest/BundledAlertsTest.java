package io.spawnwatch.cli.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.cli.contract.AlertContract;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.config.JobConfig;
import io.spawnwatch.job.decode.DecodeSettings;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.decode.EventDecoder;
import io.spawnwatch.job.decode.RawRecord;
import io.spawnwatch.job.host.InMemoryDetection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every alert of every test of the bundled rules and sequences keeps the contract. */
class BundledAlertsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final EventDecoder decoder = new EventDecoder(DecodeSettings.DEFAULTS);

  @Test
  void keepTheContract() throws Exception {
    AlertContract contract = new AlertContract(AlertContract.OWN);
    JobConfig config = JobConfig.load(null, Map.of("alerts.min-level", "informational"), List.of());
    InMemoryDetection detection = new InMemoryDetection(config.detection(), config.host());
    int checked = 0;
    for (TestCase testCase : cases()) {
      for (Alert alert : detection.run(events(testCase)).alerts()) {
        assertThat(contract.problems(JSON.readTree(alert.json()))).as(testCase.name()).isEmpty();
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(50);
  }

  private static List<TestCase> cases() throws Exception {
    List<Path> content =
        List.of(Path.of("../cep-patterns/rules"), Path.of("../cep-patterns/sequences"));
    return RuleTests.below(content).tested().stream()
        .flatMap(tested -> tested.cases().stream())
        .toList();
  }

  private List<ProcessEvent> events(TestCase testCase) {
    List<ProcessEvent> events = new ArrayList<>();
    for (byte[] record : Variant.values()[0].records(testCase)) {
      RawRecord raw = new RawRecord(record, testCase.path(), 0, events.size() + 1L);
      events.add(((Decoded.Event) decoder.decode(raw)).event());
    }
    return events;
  }
}
