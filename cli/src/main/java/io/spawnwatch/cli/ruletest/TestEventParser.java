package io.spawnwatch.cli.ruletest;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Nearest;
import io.spawnwatch.sequence.Timespan;
import io.spawnwatch.sigma.ProblemReport;
import io.spawnwatch.sigma.Telemetry;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses the events of one case; what is wrong with them goes into the case's report. */
final class TestEventParser {

  private static final long FIRST_PID = 4_000;
  private static final long UNSEEN_PID = 1_200;
  private static final Set<String> CREATION_KEYS =
      Set.of(
          "at",
          "arrives",
          "as",
          "by",
          "image",
          "cmd",
          "user",
          "logon",
          "parentImage",
          "host",
          "sysmon");
  private static final Set<String> EXIT_KEYS = Set.of("exit", "at", "arrives");
  private static final Set<Field> SYSMON_FIELDS = sysmonFields();

  private final String testCase;
  private final ProblemReport report;
  private final List<TestEvent> events = new ArrayList<>();
  private final Map<String, TestEvent> named = new HashMap<>();

  /**
   * A parser for one case.
   *
   * @param testCase its name, with which every place begins
   */
  TestEventParser(String testCase, ProblemReport report) {
    this.testCase = testCase;
    this.report = report;
  }

  /** What an event carries that not every 4688 has a place for, and no other key tells. */
  private static Set<Field> sysmonFields() {
    Set<Field> fields = Telemetry.SYSMON.fields();
    fields.removeAll(Telemetry.SECURITY.fields());
    fields.removeIf(field -> field.source() != Field.Source.EVENT);
    fields.removeAll(Set.of(Field.UTC_TIME, Field.PROCESS_GUID, Field.PARENT_PROCESS_GUID));
    fields.add(Field.INTEGRITY_LEVEL); // Old 4688 have none, so hits could not hold for all.
    return fields;
  }

  /** The events; those that are not understood are reported, and hold no more than they must. */
  List<TestEvent> events(YamlList list) {
    for (YamlNode item : list.items()) {
      if (item instanceof YamlMap map) {
        checkKeys(map);
        called(map, "exit").map(process -> exit(map, process)).ifPresent(events::add);
        if (map.get("exit").isEmpty()) {
          creation(map);
        }
      } else {
        failed(item, "expected an event, found " + item.describe());
      }
    }
    return events;
  }

  private void checkKeys(YamlMap map) {
    Set<String> known = map.get("exit").isPresent() ? EXIT_KEYS : CREATION_KEYS;
    for (YamlMap.Entry entry : map.entries().values()) {
      if (!known.contains(entry.key())) {
        report.failed(
            entry.line(), entry.column(), testCase, Nearest.unknown("a key", entry.key(), known));
      } else if (!(entry.value() instanceof YamlScalar) && !entry.key().equals("sysmon")) {
        failed(entry.value(), entry.key() + ": expected text, found " + entry.value().describe());
      }
    }
  }

  /** The event before of the name that stands under the key; reported where there is none. */
  private Optional<TestEvent> called(YamlMap map, String key) {
    String name = map.text(key, null);
    if (name != null && !named.containsKey(name)) {
      failed(
          map.get(key).orElse(map),
          key + ": expected a process that an event before names with \"as\", found " + name);
    }
    return Optional.ofNullable(named.get(name));
  }

  private TestEvent exit(YamlMap map, TestEvent process) {
    long at = seconds(map, "at", "0s");
    return process.exit(at, seconds(map, "arrives", at + "s"));
  }

  private void creation(YamlMap map) {
    if (map.get("image").isEmpty()) {
      failed(map, "expected image, or exit with the name of a process");
    }
    long pid = FIRST_PID + 4L * events.size();
    TestEvent event = creation(map, pid, called(map, "by").orElse(null));
    events.add(event);
    map.get("as").ifPresent(as -> named.put(map.text("as", ""), event));
  }

  private TestEvent creation(YamlMap map, long pid, TestEvent parent) {
    String image = map.text("image", "");
    long at = seconds(map, "at", "0s");
    return new TestEvent(
        TestEvent.Kind.CREATION,
        at,
        seconds(map, "arrives", at + "s"),
        pid,
        parent == null ? UNSEEN_PID : parent.pid(),
        image,
        map.text("cmd", '"' + image + '"'),
        parent == null ? map.text("parentImage", "C:\\Windows\\explorer.exe") : parent.image(),
        parent == null ? "C:\\Windows\\Explorer.EXE" : parent.commandLine(),
        map.text("user", "CORP\\jdoe"),
        map.text("logon", "0x4f2a91"),
        map.text("host", null),
        sysmon(map));
  }

  private Map<Field, String> sysmon(YamlMap event) {
    Map<Field, String> values = new EnumMap<>(Field.class);
    YamlNode node = event.get("sysmon").orElse(null);
    if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries().values()) {
        sysmonField(entry).ifPresent(field -> values.put(field, map.text(entry.key(), "")));
      }
    } else if (node != null) {
      failed(node, "sysmon: expected a map of fields, found " + node.describe());
    }
    return values;
  }

  private Optional<Field> sysmonField(YamlMap.Entry entry) {
    Optional<Field> field = Field.byName(entry.key()).filter(SYSMON_FIELDS::contains);
    if (field.isEmpty()) {
      String known = SYSMON_FIELDS.stream().map(Field::sigmaName).collect(Collectors.joining(", "));
      failed(
          entry.value(),
          "sysmon: expected a field that Sysmon tells and no other key ("
              + known
              + "), found "
              + entry.key());
    }
    return field;
  }

  private long seconds(YamlMap map, String key, String missing) {
    String written = map.text(key, missing);
    Optional<Duration> time = Timespan.parse(written);
    if (time.isEmpty()) {
      failed(map.get(key).orElse(map), key + ": expected a time such as 4s, found " + written);
    }
    return time.map(Duration::toSeconds).orElse(0L);
  }

  private void failed(YamlNode at, String message) {
    report.failed(at, testCase, message);
  }
}
