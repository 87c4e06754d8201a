package io.spawnwatch.cli.draw;

import io.spawnwatch.job.card.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** A picture as text, in box-drawing characters. */
public final class TextPicture {

  private static final int WIDTH = 92;
  private static final String LINK_INDENT = "    ";

  private TextPicture() {}

  /** The picture's lines, each ended by a line feed. */
  public static String render(Picture picture) {
    return String.join("\n", lines(picture, WIDTH)) + "\n";
  }

  private static List<String> lines(Picture picture, int width) {
    List<String> content = new ArrayList<>();
    String title;
    if (picture instanceof Picture.Step step) {
      title = step.number() + "  " + step.title();
      content.addAll(step.conditions());
    } else {
      Picture.Frame frame = (Picture.Frame) picture;
      title = frame.title().isEmpty() ? frame.demand() : frame.title();
      if (!frame.title().isEmpty()) {
        content.add(frame.demand());
      }
      content.addAll(parts(frame, width - 4));
    }
    return box(picture.isAbsent() ? "NOT  " + title : title, content, width, picture.isAbsent());
  }

  private static List<String> parts(Picture.Frame frame, int width) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < frame.parts().size(); i++) {
      lines.addAll(lines(frame.parts().get(i), width));
      if (i < frame.links().size()) {
        Picture.Link link = frame.links().get(i);
        lines.add(LINK_INDENT + "│  " + link.text());
        if (link.isArrow()) {
          lines.add(LINK_INDENT + "▼");
        }
      }
    }
    return lines;
  }

  private static List<String> box(String title, List<String> content, int width, boolean dashed) {
    String line = dashed ? "┄" : "─";
    String side = dashed ? "┆" : "│";
    String heading = VisibleText.start(title, width - 6);
    List<String> lines = new ArrayList<>();
    lines.add("┌ " + heading + " " + line.repeat(width - 4 - length(heading)) + "┐");
    for (String text : content) {
      String safe = VisibleText.start(text, width - 4);
      lines.add(side + " " + safe + " ".repeat(width - 4 - length(safe)) + " " + side);
    }
    lines.add("└" + line.repeat(width - 2) + "┘");
    return lines;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
