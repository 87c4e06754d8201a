package io.spawnwatch.cli.ruletest;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.Nearest;
import io.spawnwatch.sequence.Timespan;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.Telemetry;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses {@code *.test.yml}: a list of cases. */
final class TestFileParser {

  private static final long FIRST_PID = 4_000;
  private static final long UNSEEN_PID = 1_200;
  private static final Set<String> EVENT_KEYS =
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
          "exit",
          "sysmon");

  private static final Set<Field> SYSMON_FIELDS = sysmonFields();

  private final String path;

  private TestFileParser(String path) {
    this.path = path;
  }

  /** What an event carries that a 4688 has no place for, and no other key tells. */
  private static Set<Field> sysmonFields() {
    Set<Field> fields = Telemetry.SYSMON.fields();
    fields.removeAll(Telemetry.SECURITY.fields());
    fields.removeIf(field -> field.source() != Field.Source.EVENT);
    fields.removeAll(Set.of(Field.UTC_TIME, Field.PROCESS_GUID, Field.PARENT_PROCESS_GUID));
    return fields;
  }

  /**
   * The cases of a file.
   *
   * @throws SigmaException when it is not of that form
   */
  static List<TestCase> parse(RuleDocument file) throws SigmaException {
    return new TestFileParser(file.path()).cases(file);
  }

  private List<TestCase> cases(RuleDocument file) throws SigmaException {
    List<TestCase> cases = new ArrayList<>();
    for (YamlNode item : YamlReader.readList(file).items()) {
      if (!(item instanceof YamlMap map)) {
        throw failure(item, "expected a case, found " + item.describe());
      }
      cases.add(testCase(map));
    }
    return cases;
  }

  private TestCase testCase(YamlMap map) throws SigmaException {
    if (!(map.get("events").orElse(null) instanceof YamlList events)) {
      throw failure(map, "events: expected a list, found none");
    }
    int expect = (int) number(map, map.text("expect", "none"));
    boolean shuffle = !map.text("shuffle", "true").equals("false");
    return new TestCase(
        map.text("name", "unnamed"), events(events), expect, shuffle, path, map.line());
  }

  private List<TestEvent> events(YamlList list) throws SigmaException {
    List<TestEvent> events = new ArrayList<>();
    Map<String, TestEvent> named = new HashMap<>();
    for (YamlNode item : list.items()) {
      if (!(item instanceof YamlMap map)) {
        throw failure(item, "expected an event, found " + item.describe());
      }
      checkKeys(map);
      TestEvent event =
          map.get("exit").isPresent()
              ? exit(map, called("exit", map, named))
              : event(map, FIRST_PID + 4L * events.size(), called("by", map, named));
      events.add(event);
      map.get("as").ifPresent(as -> named.put(map.text("as", ""), event));
    }
    return events;
  }

  private void checkKeys(YamlMap map) throws SigmaException {
    for (YamlMap.Entry entry : map.entries().values()) {
      if (!EVENT_KEYS.contains(entry.key())) {
        throw failure(entry.value(), Nearest.unknown("a key", entry.key(), EVENT_KEYS));
      }
    }
  }

  /** The event before of the name that stands under the key; null where none stands there. */
  private TestEvent called(String key, YamlMap map, Map<String, TestEvent> named)
      throws SigmaException {
    String name = map.text(key, null);
    if (name == null) {
      return null;
    }
    TestEvent event = named.get(name);
    if (event == null) {
      throw failure(map, "no event before is called " + name);
    }
    return event;
  }

  private TestEvent exit(YamlMap map, TestEvent process) throws SigmaException {
    long at = seconds(map, "at", "0s");
    return process.exit(at, seconds(map, "arrives", at + "s"));
  }

  private TestEvent event(YamlMap map, long pid, TestEvent parent) throws SigmaException {
    String image = map.text("image", null);
    if (image == null) {
      throw failure(map, "expected an image, or exit with the name of a process");
    }
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

  private Map<Field, String> sysmon(YamlMap event) throws SigmaException {
    YamlNode node = event.get("sysmon").orElse(null);
    if (node == null) {
      return Map.of();
    }
    if (!(node instanceof YamlMap map)) {
      throw failure(node, "sysmon: expected a map of fields, found " + node.describe());
    }
    Map<Field, String> values = new EnumMap<>(Field.class);
    for (YamlMap.Entry entry : map.entries().values()) {
      values.put(sysmonField(entry), map.text(entry.key(), ""));
    }
    return values;
  }

  private Field sysmonField(YamlMap.Entry entry) throws SigmaException {
    return Field.byName(entry.key())
        .filter(SYSMON_FIELDS::contains)
        .orElseThrow(() -> failure(entry.value(), notOfSysmon(entry.key())));
  }

  private static String notOfSysmon(String found) {
    String known = SYSMON_FIELDS.stream().map(Field::sigmaName).collect(Collectors.joining(", "));
    return "sysmon: expected a field that only Sysmon has (" + known + "), found " + found;
  }

  private long seconds(YamlMap map, String key, String missing) throws SigmaException {
    String written = map.text(key, missing);
    return Timespan.parse(written)
        .orElseThrow(() -> failure(map, key + ": expected a time such as 4s, found " + written))
        .toSeconds();
  }

  private long number(YamlNode at, String text) throws SigmaException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw failure(at, "expect: expected a number, found " + text);
    }
  }

  private SigmaException failure(YamlNode at, String message) {
    return new SigmaException(
        new Problem(Problem.Kind.FAILED, path, 1, at.line(), at.column(), "", message));
  }
}
