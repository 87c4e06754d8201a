package io.spawnwatch.cli.ruletest;

import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import io.spawnwatch.sigma.yaml.YamlList;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlNode;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses {@code *.test.yml}: a list of cases. */
final class TestFileParser {

  private static final long FIRST_PID = 4_000;
  private static final long UNSEEN_PID = 1_200;
  private static final Set<String> EVENT_KEYS =
      Set.of("at", "as", "by", "image", "cmd", "user", "logon", "parentImage", "host");

  private final String path;

  private TestFileParser(String path) {
    this.path = path;
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
      throw failure(map, "expected a list of events");
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
      TestEvent event = event(map, FIRST_PID + 4L * events.size(), parent(map, named));
      events.add(event);
      map.get("as").ifPresent(as -> named.put(map.text("as", ""), event));
    }
    return events;
  }

  private void checkKeys(YamlMap map) throws SigmaException {
    for (YamlMap.Entry entry : map.entries().values()) {
      if (!EVENT_KEYS.contains(entry.key())) {
        throw failure(entry.value(), "unknown key " + entry.key() + "; known: " + EVENT_KEYS);
      }
    }
  }

  private TestEvent parent(YamlMap map, Map<String, TestEvent> named) throws SigmaException {
    String by = map.text("by", null);
    if (by == null) {
      return null;
    }
    TestEvent parent = named.get(by);
    if (parent == null) {
      throw failure(map, "no event before is called " + by);
    }
    return parent;
  }

  private TestEvent event(YamlMap map, long pid, TestEvent parent) throws SigmaException {
    String image = map.text("image", null);
    String at = map.text("at", "0s");
    if (image == null || !at.endsWith("s")) {
      throw failure(map, "expected an image, and a time such as 4s");
    }
    return new TestEvent(
        number(map, at.substring(0, at.length() - 1)),
        pid,
        parent == null ? UNSEEN_PID : parent.pid(),
        image,
        map.text("cmd", '"' + image + '"'),
        parent == null ? map.text("parentImage", "C:\\Windows\\explorer.exe") : parent.image(),
        parent == null ? "C:\\Windows\\Explorer.EXE" : parent.commandLine(),
        map.text("user", "CORP\\jdoe"),
        map.text("logon", "0x4f2a91"),
        map.text("host", null));
  }

  private long number(YamlNode at, String text) throws SigmaException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw failure(at, "expected a number, found " + text);
    }
  }

  private SigmaException failure(YamlNode at, String message) {
    return new SigmaException(
        new Problem(Problem.Kind.FAILED, path, at.line(), at.column(), "", message));
  }
}
