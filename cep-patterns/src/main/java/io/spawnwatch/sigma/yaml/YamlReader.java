package io.spawnwatch.sigma.yaml;

import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import io.spawnwatch.sigma.SigmaException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the documents of a file. Nothing is instantiated, and size, depth and aliases are bounded.
 */
public final class YamlReader {

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NODES = 200_000;
  private final String path;
  private int nodes;

  private YamlReader(String path) {
    this.path = path;
  }

  /**
   * All documents of the file; empty ones among others are left out.
   *
   * @throws SigmaException when it is no YAML, or a document is no map
   */
  public static List<YamlMap> read(RuleDocument document) throws SigmaException {
    List<Problem> problems = new ArrayList<>();
    List<YamlMap> documents = read(document, problems);
    if (!problems.isEmpty()) {
      throw new SigmaException(problems);
    }
    return documents;
  }

  /**
   * The documents of the file that are maps.
   *
   * @param problems what is wrong with the others is added to these
   */
  public static List<YamlMap> read(RuleDocument document, List<Problem> problems) {
    YamlReader reader = new YamlReader(document.path());
    List<YamlMap> documents = new ArrayList<>();
    for (Node root : YamlComposer.compose(document, MAX_DEPTH, problems)) {
      reader.readDocument(root, documents, problems);
    }
    return documents;
  }

  /**
   * The one document of a file that is a list.
   *
   * @throws SigmaException when it is no YAML, or no list
   */
  public static YamlList readList(RuleDocument document) throws SigmaException {
    YamlReader reader = new YamlReader(document.path());
    List<Problem> problems = new ArrayList<>();
    List<Node> roots = YamlComposer.compose(document, MAX_DEPTH, problems);
    if (!problems.isEmpty()) {
      throw new SigmaException(problems);
    }
    if (roots.isEmpty()) {
      throw reader.failure(null, "expected a list, found nothing");
    }
    Node root = roots.get(0);
    YamlNode converted = reader.convert(root, 0);
    if (converted instanceof YamlList list) {
      return list;
    }
    throw reader.failure(root.getStartMark(), "expected a list, found " + converted.describe());
  }

  private void readDocument(Node root, List<YamlMap> documents, List<Problem> problems) {
    try {
      nodes = 0;
      documents.add(document(root));
    } catch (SigmaException e) {
      problems.addAll(e.problems());
    }
  }

  private YamlMap document(Node root) throws SigmaException {
    YamlNode converted = convert(root, 0);
    if (converted instanceof YamlMap map) {
      return map;
    }
    throw failure(root.getStartMark(), "expected a map, found " + converted.describe());
  }

  private YamlNode convert(Node node, int depth) throws SigmaException {
    Mark mark = node.getStartMark();
    if (depth >= MAX_DEPTH && !(node instanceof ScalarNode)) {
      throw failure(
          mark,
          "expected at most "
              + MAX_DEPTH
              + " maps and lists within one another, found more: is an alias within its own anchor?");
    }
    if (++nodes > MAX_NODES) {
      throw failure(mark, "expected at most " + MAX_NODES + " values with aliases, found more");
    }
    int line = mark.getLine() + 1;
    int column = mark.getColumn() + 1;
    if (node instanceof MappingNode mapping) {
      return new YamlMap(entries(mapping, depth), line, column);
    }
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(convert(item, depth + 1));
      }
      return new YamlList(items, line, column);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new YamlScalar(scalar.getValue(), kind(scalar.getTag()), line, column, inset(scalar));
  }

  /** The width of the quotes, if what is between them is the text. */
  private static int inset(ScalarNode scalar) {
    int written = scalar.getEndMark().getIndex() - scalar.getStartMark().getIndex();
    int inset = scalar.isPlain() ? 0 : 1;
    boolean isInLine = scalar.getEndMark().getLine() == scalar.getStartMark().getLine();
    return isInLine && written == scalar.getValue().length() + 2 * inset ? inset : -1;
  }

  private Map<String, YamlMap.Entry> entries(MappingNode mapping, int depth) throws SigmaException {
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    List<YamlNode> merged = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Mark mark = tuple.getKeyNode().getStartMark();
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw failure(mark, "a key must be a single value");
      }
      YamlNode value = convert(tuple.getValueNode(), depth + 1);
      if (key.getTag().equals(Tag.MERGE)) {
        merged.add(value);
        continue;
      }
      var entry =
          new YamlMap.Entry(key.getValue(), mark.getLine() + 1, mark.getColumn() + 1, value);
      if (entries.put(entry.key(), entry) != null) {
        throw failure(mark, "the key \"" + entry.key() + "\" stands here twice");
      }
    }
    for (YamlNode value : merged) {
      merge(value, entries);
    }
    return entries;
  }

  /** The merge key of YAML 1.1: a map's own keys win, then those of the first map merged. */
  private void merge(YamlNode value, Map<String, YamlMap.Entry> entries) throws SigmaException {
    for (YamlNode each : value instanceof YamlList list ? list.items() : List.of(value)) {
      if (!(each instanceof YamlMap map)) {
        throw failure(
            each.line(), each.column(), "expected a map to merge, found " + each.describe());
      }
      map.entries().forEach(entries::putIfAbsent);
    }
  }

  private static YamlScalar.Kind kind(Tag tag) {
    if (tag.equals(Tag.NULL)) {
      return YamlScalar.Kind.NULL;
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return YamlScalar.Kind.NUMBER;
    }
    return tag.equals(Tag.BOOL) ? YamlScalar.Kind.BOOLEAN : YamlScalar.Kind.STRING;
  }

  private SigmaException failure(Mark mark, String message) {
    return mark == null
        ? failure(1, 1, message)
        : failure(mark.getLine() + 1, mark.getColumn() + 1, message);
  }

  private SigmaException failure(int line, int column, String message) {
    return new SigmaException(
        new Problem(Problem.Kind.FAILED, path, line, line, column, "", message));
  }
}
