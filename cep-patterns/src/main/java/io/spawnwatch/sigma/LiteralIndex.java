package io.spawnwatch.sigma;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds which of many literals occur in a text, without regard to case, in one pass (Aho and
 * Corasick, 1975). States near the root have a full row of transitions, deeper ones a short list of
 * children and a failure link: a text that matches nothing stays near the root, and a hundred
 * thousand literals fit into a few megabytes.
 */
final class LiteralIndex {

  private static final int DENSE_DEPTH = 2;
  private static final int NONE = -1;

  /** How a literal must lie in the text. */
  enum Anchor {
    ANYWHERE,
    START,
    END,
    WHOLE
  }

  private final short[] classOf;
  private final int classes;

  /** The row of a dense state; {@link #NONE} for a sparse one. */
  private final int[] rowOf;

  private final int[] rows;
  private final int[] failure;
  private final int[] firstChild;
  private final short[] childClass;
  private final int[] childState;

  /** The nearest state on the failure path, itself included, at which a literal ends. */
  private final int[] outputState;

  private final int[] nextOutput;
  private final int[] firstLiteral;
  private final int[] literalIds;
  private final int[] literalLengths;
  private final Anchor[] literalAnchors;

  LiteralIndex(Builder builder) {
    classOf = builder.classOf;
    classes = builder.classes;
    int states = builder.nodes.size();
    failure = new int[states];
    outputState = new int[states];
    nextOutput = new int[states];
    rowOf = new int[states];
    firstChild = new int[states + 1];
    childClass = new short[states];
    childState = new int[states];
    firstLiteral = new int[states + 1];
    int literals = builder.literalCount;
    literalIds = new int[literals];
    literalLengths = new int[literals];
    literalAnchors = new Anchor[literals];
    layOut(builder);
    rows = new int[countDense(builder) * classes];
    link();
  }

  private void layOut(Builder builder) {
    int child = 0;
    int literal = 0;
    for (int state = 0; state < builder.nodes.size(); state++) {
      Builder.Node node = builder.nodes.get(state);
      firstChild[state] = child;
      for (int[] edge : node.children) {
        childClass[child] = (short) edge[0];
        childState[child++] = edge[1];
      }
      firstLiteral[state] = literal;
      for (Builder.Literal end : node.literals) {
        literalIds[literal] = end.id();
        literalLengths[literal] = node.depth;
        literalAnchors[literal++] = end.anchor();
      }
    }
    firstChild[builder.nodes.size()] = child;
    firstLiteral[builder.nodes.size()] = literal;
  }

  private int countDense(Builder builder) {
    int dense = 0;
    for (int state = 0; state < rowOf.length; state++) {
      rowOf[state] = builder.nodes.get(state).depth <= DENSE_DEPTH ? dense++ : NONE;
    }
    return dense;
  }

  /** Breadth first: a state's failure link leads to a shallower state, which is finished. */
  private void link() {
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
    outputState[0] = firstLiteral[1] > 0 ? 0 : NONE;
    nextOutput[0] = NONE;
    while (!queue.isEmpty()) {
      int state = queue.poll();
      for (int c = firstChild[state]; c < firstChild[state + 1]; c++) {
        int child = childState[c];
        failure[child] = state == 0 ? 0 : step(failure[state], childClass[c]);
        nextOutput[child] = outputState[failure[child]];
        outputState[child] =
            firstLiteral[child + 1] > firstLiteral[child] ? child : nextOutput[child];
        queue.add(child);
      }
      fillRow(state);
    }
  }

  private void fillRow(int state) {
    if (rowOf[state] == NONE) {
      return;
    }
    int row = rowOf[state] * classes;
    for (int c = 0; c < classes; c++) {
      rows[row + c] = state == 0 ? 0 : step(failure[state], c);
    }
    for (int c = firstChild[state]; c < firstChild[state + 1]; c++) {
      rows[row + childClass[c]] = childState[c];
    }
  }

  private int step(int from, int symbol) {
    int state = from;
    while (rowOf[state] == NONE) {
      for (int c = firstChild[state]; c < firstChild[state + 1]; c++) {
        if (childClass[c] == symbol) {
          return childState[c];
        }
      }
      state = failure[state];
    }
    return rows[rowOf[state] * classes + symbol];
  }

  /** Gives the ids of all literals that lie in the text as they must; an id may come repeatedly. */
  void search(String text, IntConsumer found) {
    if (outputState[0] == 0) {
      report(0, -1, text.length(), found);
    }
    int state = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      state = step(state, classOf[text.charAt(i)]);
      for (int o = outputState[state]; o > 0; o = nextOutput[o]) {
        report(o, i, length, found);
      }
    }
  }

  private void report(int state, int end, int length, IntConsumer found) {
    for (int l = firstLiteral[state]; l < firstLiteral[state + 1]; l++) {
      boolean atStart = end + 1 == literalLengths[l];
      boolean atEnd = end + 1 == length;
      boolean lies =
          switch (literalAnchors[l]) {
            case ANYWHERE -> true;
            case START -> atStart;
            case END -> atEnd || literalLengths[l] == 0;
            case WHOLE -> atStart && atEnd;
          };
      if (lies) {
        found.accept(literalIds[l]);
      }
    }
  }

  /** Gathers the literals. */
  static final class Builder {

    record Literal(int id, Anchor anchor) {}

    private static final class Node {
      private final int depth;
      private final List<int[]> children = new ArrayList<>(1);
      private final List<Literal> literals = new ArrayList<>(0);

      Node(int depth) {
        this.depth = depth;
      }
    }

    private final short[] classOf = new short[Character.MAX_VALUE + 1];
    private final List<Node> nodes = new ArrayList<>(List.of(new Node(0)));

    /** Class 0 is every unit that no literal contains. */
    private int classes = 1;

    private int literalCount;

    /** Adds a literal; the same text may be added with several ids. */
    void add(String text, Anchor anchor, int id) {
      int state = 0;
      for (int i = 0; i < text.length(); i++) {
        state = child(state, classOf(Folding.fold(text.charAt(i))));
      }
      nodes.get(state).literals.add(new Literal(id, anchor));
      literalCount++;
    }

    private int classOf(char folded) {
      if (classOf[folded] == 0) {
        classOf[folded] = (short) classes++;
      }
      return classOf[folded];
    }

    private int child(int state, int symbol) {
      for (int[] edge : nodes.get(state).children) {
        if (edge[0] == symbol) {
          return edge[1];
        }
      }
      nodes.add(new Node(nodes.get(state).depth + 1));
      nodes.get(state).children.add(new int[] {symbol, nodes.size() - 1});
      return nodes.size() - 1;
    }

    boolean isEmpty() {
      return literalCount == 0;
    }

    /** The index of what was added; the builder is spent. */
    LiteralIndex build() {
      for (int c = 0; c < classOf.length; c++) {
        classOf[c] = classOf[Folding.fold((char) c)];
      }
      nodes.forEach(node -> node.children.sort((a, b) -> Integer.compare(a[0], b[0])));
      return new LiteralIndex(this);
    }
  }
}
