package io.spawnwatch.sigma.yaml;

import io.spawnwatch.sigma.Problem;
import io.spawnwatch.sigma.RuleDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Takes the documents of a file apart. After one that is no YAML it goes on with the next, so that
 * all are told of at once.
 */
final class YamlComposer {

  private static final int MAX_CHARACTERS = 1 << 24;

  /** SnakeYAML's time grows with the square of a word's length. */
  private static final int MAX_LINE = 100_000;

  /** After as many the file is none of ours. */
  private static final int MAX_FAULTS = 20;

  private static final Pattern TITLE = Pattern.compile("title:\\s*['\"]?(.*?)['\"]?\\s*");

  private final String path;
  private final String text;
  private final List<Problem> problems;
  private final List<Node> roots = new ArrayList<>();
  private List<String> lines = List.of();

  private YamlComposer(RuleDocument document, List<Problem> problems) {
    this.path = document.path();
    this.text = document.text();
    this.problems = problems;
  }

  /**
   * The documents of the file, but for empty ones.
   *
   * @param maxDepth of nested maps and lists
   * @param problems those of documents that are no YAML are added to these
   */
  static List<Node> compose(RuleDocument document, int maxDepth, List<Problem> problems) {
    YamlComposer composer = new YamlComposer(document, problems);
    if (composer.isReadable()) {
      composer.compose(limits(maxDepth));
    }
    return composer.roots;
  }

  private static LoaderOptions limits(int maxDepth) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setAllowRecursiveKeys(false);
    options.setMaxAliasesForCollections(16);
    options.setNestingDepthLimit(maxDepth);
    options.setCodePointLimit(2 * MAX_CHARACTERS);
    return options;
  }

  private boolean isReadable() {
    int before = problems.size();
    if (text.length() > MAX_CHARACTERS) {
      report(1, 1, "", "expected at most " + MAX_CHARACTERS + " characters, found more");
      return false;
    }
    lines = text.lines().toList();
    for (int i = 0; i < lines.size() && problems.size() == before; i++) {
      check(lines.get(i), i + 1);
    }
    return problems.size() == before;
  }

  /** What a rule file with other bytes than its encoding's would match, nobody can know. */
  private void check(String line, int number) {
    int undecoded = line.indexOf('\ufffd');
    if (line.length() > MAX_LINE) {
      report(number, 1, "", "expected a line of at most " + MAX_LINE + " characters, found more");
    } else if (undecoded >= 0) {
      report(number, undecoded + 1, "", "expected UTF-8, found bytes that are none");
    } else {
      checkPrintable(line, number);
    }
  }

  private void checkPrintable(String line, int number) {
    for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
      int found = line.codePointAt(i);
      if (!StreamReader.isPrintable(found)) {
        String message = String.format("expected printable characters, found U+%04X", found);
        report(number, i + 1, "", message);
        return;
      }
    }
  }

  private void compose(LoaderOptions limits) {
    int most = problems.size() + MAX_FAULTS;
    int from = 0;
    while (from < lines.size() && problems.size() < most) {
      int found = problems.size();
      compose(from, limits);
      from = problems.size() == found ? lines.size() : next(from, problems.get(found).line());
    }
  }

  /** The documents from that line (from 0) on, as far as they are YAML. */
  private void compose(int from, LoaderOptions limits) {
    PlacedParser parser =
        new PlacedParser(new ParserImpl(new StreamReader(textFrom(from)), limits));
    try {
      Composer composer = new Composer(parser, new Resolver(), limits);
      while (composer.checkNode()) {
        Node root = composer.getNode();
        if (!root.getTag().equals(Tag.NULL)) {
          roots.add(root);
        }
      }
    } catch (MarkedYAMLException e) {
      report(YamlFault.of(e));
    } catch (YAMLException e) {
      report(YamlFault.ofLimit(e, parser.place(), limits));
    }
  }

  private void report(YamlFault fault) {
    report(fault.line(), fault.column(), title(fault.line()), fault.message());
  }

  /** With as many empty lines before as make places in it those in the file. */
  private String textFrom(int line) {
    return line == 0
        ? text
        : "\n".repeat(line) + String.join("\n", lines.subList(line, lines.size()));
  }

  /** The first line (from 0) of the document after a fault at a line (from 1). */
  private int next(int from, int fault) {
    int next = Math.max(from + 1, fault - 1);
    while (next < lines.size() && !isMarker(lines.get(next))) {
      next++;
    }
    return next;
  }

  private static boolean isMarker(String line) {
    return line.startsWith("---");
  }

  /** The title of the document that has a fault at the line (from 1), if it stands before. */
  private String title(int fault) {
    int line = Math.min(fault, lines.size()) - 1;
    while (line >= 0 && !isMarker(lines.get(line))) {
      Matcher title = TITLE.matcher(lines.get(line));
      if (title.matches()) {
        return title.group(1);
      }
      line--;
    }
    return "";
  }

  private void report(int line, int column, String where, String message) {
    problems.add(new Problem(Problem.Kind.FAILED, path, line, line, column, where, message));
  }
}
