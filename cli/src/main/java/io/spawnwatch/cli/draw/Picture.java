package io.spawnwatch.cli.draw;

import java.util.List;

/** What a picture of a sequence shows, before it has a form. */
public sealed interface Picture {

  /** Whether the sequence asks that this does not happen. */
  boolean isAbsent();

  /** The same, as what must not happen. */
  Picture absent();

  /**
   * A rule that a process matches.
   *
   * @param number its place in the picture, from 1
   * @param title the rule's
   * @param conditions a line a part of the rule's condition
   */
  record Step(int number, String title, List<String> conditions, boolean isAbsent)
      implements Picture {

    @Override
    public Picture absent() {
      return new Step(number, title, conditions, true);
    }
  }

  /**
   * A sequence, or a part of one.
   *
   * @param title the sequence's; empty for a part of its condition
   * @param demand what it asks of its parts, such as {@code in this order, within 15m}
   * @param parts at least one
   * @param links between each part and the next, one fewer than parts
   */
  record Frame(String title, String demand, List<Picture> parts, List<Link> links, boolean isAbsent)
      implements Picture {

    @Override
    public Picture absent() {
      return new Frame(title, demand, parts, links, true);
    }
  }

  /**
   * What joins a part to the one before.
   *
   * @param text such as {@code then within 15m, below it}
   * @param isArrow whether one comes after the other
   */
  record Link(String text, boolean isArrow) {}
}
