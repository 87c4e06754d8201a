package io.spawnwatch.job.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessGuid;
import io.spawnwatch.job.decode.Decoded;
import io.spawnwatch.job.lineage.HostLineages;
import io.spawnwatch.job.lineage.Traced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sysmon's guids are hidden from the lineage, and are the truth about who started whom. */
@Tag("conformance")
class LineageTruthTest {

  private static final Pattern GUID =
      Pattern.compile(
          "(ProcessGuid(?:\\\\?['\">]|\\\\?\"\\s*:\\s*\\\\?\"|: ))\\{?[0-9A-Fa-f-]{36}\\}?");

  /** A line of a file, and what Sysmon says of it: null for all but its creations. */
  private record Line(int number, ProcessEvent event, String own, String parent) {

    String owner() {
      return event.host() + own;
    }

    String creator() {
      return event.host() + parent;
    }
  }

  private final HostLineages lineages = new HostLineages();
  private final Set<ProcessGuid> known = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> unresolved = new ArrayList<>();
  private int right;

  @ParameterizedTest(name = "seed {0}, {1} lost, shuffled within {2} lines")
  @CsvSource({
    "1, 0, 0", "2, 0.05, 20", "3, 0.05, 20", "4, 0.05, 20", "5, 0.05, 20", "6, 0.05, 20",
    "7, 0.05, 20", "8, 0.05, 20", "9, 0.05, 20", "10, 0.05, 20", "11, 0.05, 20", "12, 0, 20",
    "13, 0.2, 20", "14, 0.05, 200", "15, 0, 100000", "16, 0.3, 100000"
  })
  void noProcessHasAWrongParent(long seed, double loss, double window) throws IOException {
    Random random = new Random(seed);
    for (Path file : files()) {
      run(file.getFileName().toString(), arrivals(file, random, loss, window));
    }
    assertThat(wrong).isEmpty();
    assertThat(unresolved).hasSizeLessThan(right / 20);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SharedData.path("corpus"))) {
      return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private static List<Line> arrivals(Path file, Random random, double loss, double window)
      throws IOException {
    Map<Line, Double> places = new HashMap<>();
    int number = 0;
    for (String text : Files.readAllLines(file)) {
      number++;
      if (random.nextDouble() >= loss) {
        places.put(line(number, text), number + random.nextDouble() * window);
      }
    }
    List<Line> arrivals = new ArrayList<>(places.keySet());
    arrivals.sort(Comparator.comparing(places::get));
    return arrivals;
  }

  private static Line line(int number, String text) throws IOException {
    JsonNode json = SharedData.JSON.readTree(text);
    JsonNode fields = json.has("flat") ? json.get("flat") : json.path("event_data");
    fields = fields.isMissingNode() ? json : fields;
    boolean sysmon = json.path("EventID").asInt(fields.path("EventID").asInt()) == 1;
    String parent = sysmon ? bare(fields.path("ParentProcessGuid").asText()) : "";
    String own = parent.isEmpty() ? null : bare(fields.path("ProcessGuid").asText());
    Decoded decoded = SharedData.decode(GUID.matcher(text).replaceAll("$1"));
    return new Line(number, ((Decoded.Event) decoded).event(), own, parent);
  }

  private static String bare(String guid) {
    return guid.replaceAll("[{}]", "").toLowerCase(Locale.ROOT);
  }

  private void run(String file, List<Line> arrivals) {
    Map<Line, Traced> traced = new HashMap<>();
    Map<String, Line> owners = new HashMap<>();
    for (Line line : arrivals) {
      Traced trace = lineages.take(line.event());
      if (trace != null) {
        traced.put(line, trace);
        known.add(trace.process().guid());
      }
      if (trace != null && line.own() != null) {
        owners.put(line.owner(), line);
      }
    }
    Set<ProcessGuid> told = new HashSet<>();
    for (Line line : owners.values()) {
      ProcessGuid process = traced.get(line).process().guid();
      if (!told.add(process)) {
        wrong.add(file + ":" + line.number() + " is taken for another process");
      }
      Line parent = owners.get(line.creator());
      if (parent != null
          && parent.number() < line.number()
          && parent.event().pid() != ProcessEvent.UNKNOWN_PID) {
        String place = file + ":" + line.number() + " of " + parent.number();
        judge(place, traced.get(line), traced.get(parent).process().guid());
      }
    }
  }

  private void judge(String place, Traced trace, ProcessGuid truth) {
    ProcessGuid parent = trace.process().parent();
    if (truth.equals(parent)) {
      right++;
    } else if (known.contains(parent)) {
      wrong.add(place);
    } else {
      unresolved.add(place);
    }
  }
}
