package io.spawnwatch.sigma;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds which of many literals occur in a text, without regard to case, in one pass (Aho and
 * Corasick, 1975). States are numbered breadth first. Those near the root, as many as fit into a
 * bound of memory, have a row of transitions; deeper ones, which mostly have one child, have that
 * child and their failure link beside each other.
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

  /**
   * A node is four numbers in a row: failure link, first child, the only child's class and state.
   */
  private static final int NODE_BITS = 2;

  private static final int FIRST_CHILD = 1;
  private static final int ONLY_CLASS = 2;
  private static final int ONLY_STATE = 3;

  /** Instead of the class of an only child. */
  private static final int NO_CHILD = -1;

  private static final int SEVERAL_CHILDREN = -2;

  private final char[] classOf;
  private final String neededSymbols;

  /** Classes from here on have no column in the rows. */
  private final int rowWidth;

  /** States below this number have a row. */
  private final int dense;

  private final int[] rows;
  private final int[] nodes;
  private final char[] childClass;
  private final int[] childState;

  /** The nearest state on the failure path, itself included, at which a literal ends. */
  private final int[] outputState;

  private final int[] nextOutput;
  private final int[] firstLiteral;
  private final int[] literalIds;
  private final int[] literalLengths;
  private final byte[] literalAnchors;

  LiteralIndex(LiteralIndexBuilder builder) {
    classOf = builder.classOf();
    neededSymbols = builder.neededSymbols();
    rowWidth = builder.commonClasses();
    List<LiteralIndexBuilder.Node> trie = builder.nodes();
    int states = trie.size();
    nodes = new int[states + 1 << NODE_BITS];
    outputState = new int[states];
    nextOutput = new int[states];
    childClass = new char[states];
    childState = new int[states];
    firstLiteral = new int[states + 1];
    int literals = builder.endingCount();
    literalIds = new int[literals];
    literalLengths = new int[literals];
    literalAnchors = new byte[literals];
    layOut(trie);
    dense = Math.max(1, Math.min(states, MAX_ROW_CELLS / rowWidth));
    rows = new int[dense * rowWidth];
    link(states);
  }

  private void layOut(List<LiteralIndexBuilder.Node> trie) {
    int child = 0;
    int literal = 0;
    for (int state = 0; state < trie.size(); state++) {
      LiteralIndexBuilder.Node node = trie.get(state);
      nodes[(state << NODE_BITS) + FIRST_CHILD] = child;
      for (LiteralIndexBuilder.Node next : node.children) {
        childClass[child] = classOf[next.symbol];
        // Breadth first: children get their numbers in the order in which they are listed.
        childState[child] = ++child;
      }
      firstLiteral[state] = literal;
      for (LiteralIndexBuilder.Ending end : node.endings) {
        literalIds[literal] = end.id();
        literalLengths[literal] = node.depth;
        literalAnchors[literal++] = (byte) end.anchor().ordinal();
      }
    }
    nodes[(trie.size() << NODE_BITS) + FIRST_CHILD] = child;
    firstLiteral[trie.size()] = literal;
  }

  private int firstChild(int state) {
    return nodes[(state << NODE_BITS) + FIRST_CHILD];
  }

  private int failure(int state) {
    return nodes[state << NODE_BITS];
  }

  /** In order, so a state's failure link leads to a shallower state, which is finished. */
  private void link(int states) {
    outputState[0] = firstLiteral[1] > 0 ? 0 : NONE;
    nextOutput[0] = NONE;
    for (int state = 0; state < states; state++) {
      for (int c = firstChild(state); c < firstChild(state + 1); c++) {
        linkChild(state, c);
      }
      nameOnlyChild(state);
      if (state < dense) {
        fillRow(state);
      }
    }
  }

  private void linkChild(int state, int c) {
    int child = childState[c];
    int failure = state == 0 ? 0 : step(failure(state), childClass[c]) & ~ENDS;
    nodes[child << NODE_BITS] = failure;
    nextOutput[child] = outputState[failure];
    outputState[child] = firstLiteral[child + 1] > firstLiteral[child] ? child : nextOutput[child];
    childState[c] |= outputState[child] > 0 ? ENDS : 0;
  }

  private void nameOnlyChild(int state) {
    int first = firstChild(state);
    int count = firstChild(state + 1) - first;
    int node = state << NODE_BITS;
    nodes[node + ONLY_CLASS] =
        count == 1 ? childClass[first] : count == 0 ? NO_CHILD : SEVERAL_CHILDREN;
    nodes[node + ONLY_STATE] = count == 1 ? childState[first] : 0;
  }

  private void fillRow(int state) {
    int row = state * rowWidth;
    for (int c = 0; c < rowWidth; c++) {
      rows[row + c] = state == 0 ? 0 : step(failure(state), c);
    }
    for (int c = firstChild(state); c < firstChild(state + 1); c++) {
      if (childClass[c] < rowWidth) {
        rows[row + childClass[c]] = childState[c];
      }
    }
  }

  /** The next state, with {@link #ENDS} where a literal ends there. */
  private int step(int from, int symbol) {
    if (symbol >= rowWidth) {
      return rareStep(from, symbol);
    }
    int state = from;
    while (state >= dense) {
      int node = state << NODE_BITS;
      int only = nodes[node + ONLY_CLASS];
      if (only == symbol) {
        return nodes[node + ONLY_STATE];
      }
      if (only == SEVERAL_CHILDREN) {
        for (int c = firstChild(state); c < firstChild(state + 1); c++) {
          if (childClass[c] == symbol) {
            return childState[c];
          }
        }
      }
      state = nodes[node];
    }
    return rows[state * rowWidth + symbol];
  }

  private int rareStep(int from, int symbol) {
    for (int state = from; ; state = failure(state)) {
      int child =
          Arrays.binarySearch(childClass, firstChild(state), firstChild(state + 1), (char) symbol);
      if (child >= 0) {
        return childState[child];
      }
      if (state == 0) {
        return 0;
      }
    }
  }

  /** Gives the ids of all literals that lie in the text as they must; an id may come repeatedly. */
  public void search(String text, IntConsumer found) {
    findEmpty(text, found);
    if (isLarge() || hasNeededSymbol(text)) {
      scan(text, 0, text.length(), 0, found);
    }
  }

  /** Gives the ids of empty literals that lie in the text as they must. */
  void findEmpty(String text, IntConsumer found) {
    if (outputState[0] == 0) {
      report(0, -1, text.length(), found);
    }
  }

  /**
   * Gives the ids of all other literals that end in a part of a text.
   *
   * @param from where the part begins
   * @param to where it ends, exclusive
   * @param start the state after what stands before it; 0 at the text's beginning
   * @return the state after it, which depends on nothing but the text up to there
   */
  int scan(String text, int from, int to, int start, IntConsumer found) {
    int state = start;
    int length = text.length();
    for (int i = from; i < to; i++) {
      int symbol = classOf[text.charAt(i)];
      // At the root the next step does not wait for this one: the processor foretells the branch.
      int next = state == 0 && symbol < rowWidth ? rows[symbol] : step(state, symbol);
      state = next & ~ENDS;
      if (next < 0) {
        for (int o = outputState[state]; o > 0; o = nextOutput[o]) {
          report(o, i, length, found);
        }
      }
    }
    return state;
  }

  /** Whether a search of it is more than a look for one character. */
  boolean isLarge() {
    return neededSymbols.isEmpty();
  }

  private boolean hasNeededSymbol(String text) {
    for (int i = 0; i < neededSymbols.length(); i++) {
      if (text.indexOf(neededSymbols.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
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
}
