package io.spawnwatch.library;

import io.spawnwatch.sigma.HeaderParser;
import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.yaml.YamlMap;
import io.spawnwatch.sigma.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One document of a rule file, read but not parsed.
 *
 * @param path the file
 * @param isBundled whether it came with the program
 * @param map its content, collections carried out
 */
record LibraryDocument(String path, boolean isBundled, YamlMap map) {

  /** What a document describes. */
  enum Kind {
    RULE,
    FILTER,
    CORRELATION
  }

  Kind kind() {
    if (map.get("correlation").isPresent()) {
      return Kind.CORRELATION;
    }
    return map.get("filter").isPresent() ? Kind.FILTER : Kind.RULE;
  }

  String id() {
    return HeaderParser.idOf(path, map);
  }

  /**
   * The documents of all files, one of each id: a user's replaces a bundled one, with a warning;
   * any other two are a problem.
   */
  static List<LibraryDocument> read(
      List<RuleDocument> files,
      Runnable betweenDocuments,
      List<Problem> problems,
      List<Problem> warnings) {
    Map<String, LibraryDocument> byId = new LinkedHashMap<>();
    for (RuleDocument file : files) {
      betweenDocuments.run();
      for (LibraryDocument document : read(file, problems)) {
        LibraryDocument known = byId.putIfAbsent(document.id(), document);
        if (known != null && known.isBundled == document.isBundled) {
          problems.add(document.refusal(known));
        } else if (known != null) {
          LibraryDocument own = known.isBundled ? document : known;
          byId.put(document.id(), own);
          warnings.add(own.replacing(known.isBundled ? known : document));
        }
      }
    }
    return List.copyOf(byId.values());
  }

  private static List<LibraryDocument> read(RuleDocument file, List<Problem> problems) {
    List<Problem> found = new ArrayList<>();
    List<YamlMap> maps = YamlReader.read(file, found);
    if (maps.isEmpty() && found.isEmpty()) {
      found.add(
          new Problem(
              Problem.Kind.FAILED,
              file.path(),
              1,
              1,
              1,
              "",
              "expected a rule, found an empty file"));
    }
    List<LibraryDocument> documents = new ArrayList<>();
    for (YamlMap map : RuleCollection.expand(file.path(), maps, found)) {
      documents.add(new LibraryDocument(file.path(), file.isBundled(), map));
    }
    problems.addAll(found);
    return documents;
  }

  private Problem refusal(LibraryDocument known) {
    return problem(
        Problem.Kind.FAILED, "expected an id of its own, found that of " + known.place());
  }

  private Problem replacing(LibraryDocument bundled) {
    return problem(Problem.Kind.UNSUPPORTED, "used instead of the bundled " + bundled.place());
  }

  private Problem problem(Problem.Kind kind, String message) {
    return new Problem(
        kind, path, map.line(), map.line(), map.column(), map.text("title", "") + " > id", message);
  }

  private String place() {
    return path + ":" + map.line();
  }
}
