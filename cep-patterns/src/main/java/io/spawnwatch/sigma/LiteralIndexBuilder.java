package io.spawnwatch.sigma;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers literals into a trie, without regard to case, and makes a {@link LiteralIndex} of it. */
public final class LiteralIndexBuilder {

  private static final int ASCII = 128;
  private static final int MAX_SYMBOLS = 3;

  /** A literal that ends at a node. */
  record Ending(int id, LiteralIndex.Anchor anchor) {}

  /** A prefix of literals. */
  static final class Node {
    final int depth;
    final char symbol;
    final List<Node> children = new ArrayList<>(1);
    final List<Ending> endings = new ArrayList<>(0);

    Node(int depth, char symbol) {
      this.depth = depth;
      this.symbol = symbol;
    }
  }

  /** By unit: whether a literal has it, folded; then its class. Class 0 is that of all others. */
  private final char[] classOf = new char[Character.MAX_VALUE + 1];

  private final Node root = new Node(0, '\0');
  private final StringBuilder symbols = new StringBuilder();
  private int endingCount;
  private int commonClasses;

  /** Adds a literal; the same text may be added with several ids. */
  public void add(String text, LiteralIndex.Anchor anchor, int id) {
    Node node = root;
    for (int i = 0; i < text.length(); i++) {
      node = child(node, Folding.fold(text.charAt(i)));
    }
    node.endings.add(new Ending(id, anchor));
    endingCount++;
    symbols.append(symbolOf(text));
  }

  /** A character that every text with the literal has as it is: no letter; else 0. */
  private static char symbolOf(String literal) {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (c < ASCII && !Character.isLetter(c)) {
        return c;
      }
    }
    return 0;
  }

  /**
   * Where the literals are few: characters of which each text with a literal has one. Empty where
   * there are none such.
   */
  String neededSymbols() {
    boolean few = endingCount <= MAX_SYMBOLS && symbols.indexOf("\0") < 0;
    return few ? symbols.toString() : "";
  }

  private Node child(Node node, char symbol) {
    for (Node child : node.children) {
      if (child.symbol == symbol) {
        return child;
      }
    }
    classOf[symbol] = 1;
    Node child = new Node(node.depth + 1, symbol);
    node.children.add(child);
    return child;
  }

  /** The index of what was added; the builder is spent. */
  public LiteralIndex build() {
    numberClasses();
    return new LiteralIndex(this);
  }

  /**
   * ASCII's classes come first: rows are for these only. The thousands of others that a few rules
   * look for (emoji, Cyrillic) would make rows so wide that few states had one.
   */
  private void numberClasses() {
    char classes = 1;
    for (int c = 0; c < classOf.length; c++) {
      classes += classOf[c];
      classOf[c] = classOf[c] == 0 ? 0 : (char) (classes - 1);
      if (c == ASCII - 1) {
        commonClasses = classes;
      }
    }
    for (int c = 0; c < classOf.length; c++) {
      classOf[c] = classOf[Folding.fold((char) c)];
    }
  }

  char[] classOf() {
    return classOf;
  }

  /** How many classes are ASCII's, class 0 included. */
  int commonClasses() {
    return commonClasses;
  }

  int endingCount() {
    return endingCount;
  }

  /** Breadth first, children by their classes. */
  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>(List.of(root));
    for (int i = 0; i < nodes.size(); i++) {
      List<Node> children = nodes.get(i).children;
      children.sort(Comparator.comparingInt(node -> classOf[node.symbol]));
      nodes.addAll(children);
    }
    return nodes;
  }
}
