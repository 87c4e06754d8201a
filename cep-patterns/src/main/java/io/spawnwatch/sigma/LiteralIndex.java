package io.spawnwatch.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds which of many literals occur in a text, without regard to case, in one pass (Aho and
 * Corasick, 1975). States are numbered breadth first. Those near the root, as many as fit into a
 * bound of memory, have a full row of transitions; deeper ones a short list of children and a
 * failure link.
 */
public final class LiteralIndex {

  /** Four bytes each, of every field's index: together they should stay in a core's cache. */
  private static final int MAX_ROW_CELLS = 1 << 17;

  /** Set in a transition to a state at which a literal ends. */
  private static final int ENDS = Integer.MIN_VALUE;

  private static final int NONE = -1;

  /** How a literal must lie in the text. */
  public enum Anchor {
    ANYWHERE,
    START,
    END,
    WHOLE
  }

  private static final int ANYWHERE = Anchor.ANYWHERE.ordinal();
  private static final int START = Anchor.START.ordinal();
  private static final int END = Anchor.END.ordinal();

  private final short[] classOf;
  private final int classes;

  /** States below this number have a row. */
  private final int dense;

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
  private final byte[] literalAnchors;

  private LiteralIndex(Builder builder) {
    classOf = builder.classOf;
    classes = builder.classes;
    List<Builder.Node> nodes = builder.breadthFirst();
    int states = nodes.size();
    failure = new int[states];
    outputState = new int[states];
    nextOutput = new int[states];
    firstChild = new int[states + 1];
    childClass = new short[states];
    childState = new int[states];
    firstLiteral = new int[states + 1];
    int literals = builder.literalCount;
    literalIds = new int[literals];
    literalLengths = new int[literals];
    literalAnchors = new byte[literals];
    layOut(nodes);
    dense = Math.max(1, Math.min(states, MAX_ROW_CELLS / classes));
    rows = new int[dense * classes];
    link();
  }

  private void layOut(List<Builder.Node> nodes) {
    int child = 0;
    int literal = 0;
    for (int state = 0; state < nodes.size(); state++) {
      Builder.Node node = nodes.get(state);
      firstChild[state] = child;
      for (Builder.Node next : node.children) {
        childClass[child] = (short) next.symbol;
        // Breadth first: children get their numbers in the order in which they are listed.
        childState[child] = ++child;
      }
      firstLiteral[state] = literal;
      for (Builder.Literal end : node.literals) {
        literalIds[literal] = end.id();
        literalLengths[literal] = node.depth;
        literalAnchors[literal++] = (byte) end.anchor().ordinal();
      }
    }
    firstChild[nodes.size()] = child;
    firstLiteral[nodes.size()] = literal;
  }

  /** In order, so a state's failure link leads to a shallower state, which is finished. */
  private void link() {
    outputState[0] = firstLiteral[1] > 0 ? 0 : NONE;
    nextOutput[0] = NONE;
    for (int state = 0; state < failure.length; state++) {
      for (int c = firstChild[state]; c < firstChild[state + 1]; c++) {
        int child = childState[c];
        failure[child] = state == 0 ? 0 : step(failure[state], childClass[c]) & ~ENDS;
        nextOutput[child] = outputState[failure[child]];
        outputState[child] =
            firstLiteral[child + 1] > firstLiteral[child] ? child : nextOutput[child];
        childState[c] |= outputState[child] > 0 ? ENDS : 0;
      }
      if (state < dense) {
        fillRow(state);
      }
    }
  }

  private void fillRow(int state) {
    int row = state * classes;
    for (int c = 0; c < classes; c++) {
      rows[row + c] = state == 0 ? 0 : step(failure[state], c);
    }
    for (int c = firstChild[state]; c < firstChild[state + 1]; c++) {
      rows[row + childClass[c]] = childState[c];
    }
  }

  /** The next state, with {@link #ENDS} where a literal ends there. */
  private int step(int from, int symbol) {
    int state = from;
    while (state >= dense) {
      for (int c = firstChild[state]; c < firstChild[state + 1]; c++) {
        if (childClass[c] == symbol) {
          return childState[c];
        }
      }
      state = failure[state];
    }
    return rows[state * classes + symbol];
  }

  /** Gives the ids of all literals that lie in the text as they must; an id may come repeatedly. */
  public void search(String text, IntConsumer found) {
    if (outputState[0] == 0) {
      report(0, -1, text.length(), found);
    }
    int state = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      int next = step(state, classOf[text.charAt(i)]);
      state = next & ~ENDS;
      if (next < 0) {
        for (int o = outputState[state]; o > 0; o = nextOutput[o]) {
          report(o, i, length, found);
        }
      }
    }
  }

  private void report(int state, int end, int length, IntConsumer found) {
    for (int l = firstLiteral[state]; l < firstLiteral[state + 1]; l++) {
      int anchor = literalAnchors[l];
      if (anchor == ANYWHERE || lies(anchor, literalLengths[l], end + 1, length)) {
        found.accept(literalIds[l]);
      }
    }
  }

  private static boolean lies(int anchor, int literal, int end, int length) {
    boolean atStart = anchor == END || end == literal;
    boolean atEnd = anchor == START || end == length || anchor == END && literal == 0;
    return atStart && atEnd;
  }

  /** Gathers the literals. */
  public static final class Builder {

    record Literal(int id, Anchor anchor) {}

    private static final class Node {
      private final int depth;
      private final int symbol;
      private final List<Node> children = new ArrayList<>(1);
      private final List<Literal> literals = new ArrayList<>(0);

      Node(int depth, int symbol) {
        this.depth = depth;
        this.symbol = symbol;
      }
    }

    private final short[] classOf = new short[Character.MAX_VALUE + 1];
    private final Node root = new Node(0, 0);

    /** Class 0 is every unit that no literal contains. */
    private int classes = 1;

    private int literalCount;

    /** Adds a literal; the same text may be added with several ids. */
    public void add(String text, Anchor anchor, int id) {
      Node node = root;
      for (int i = 0; i < text.length(); i++) {
        node = child(node, classOf(Folding.fold(text.charAt(i))));
      }
      node.literals.add(new Literal(id, anchor));
      literalCount++;
    }

    private int classOf(char folded) {
      if (classOf[folded] == 0) {
        classOf[folded] = (short) classes++;
      }
      return classOf[folded];
    }

    private static Node child(Node node, int symbol) {
      for (Node child : node.children) {
        if (child.symbol == symbol) {
          return child;
        }
      }
      Node child = new Node(node.depth + 1, symbol);
      node.children.add(child);
      return child;
    }

    private List<Node> breadthFirst() {
      List<Node> nodes = new ArrayList<>(List.of(root));
      for (int i = 0; i < nodes.size(); i++) {
        nodes.addAll(nodes.get(i).children);
      }
      return nodes;
    }

    boolean isEmpty() {
      return literalCount == 0;
    }

    /** The index of what was added; the builder is spent. */
    public LiteralIndex build() {
      for (int c = 0; c < classOf.length; c++) {
        classOf[c] = classOf[Folding.fold((char) c)];
      }
      return new LiteralIndex(this);
    }
  }
}
