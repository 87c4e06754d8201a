package io.spawnwatch.cli.draw;

import io.spawnwatch.job.card.VisibleText;
import java.io.StringWriter;
import javax.xml.stream.XMLStreamException;

/**
 * A picture as SVG, readable on light and on dark ground. What a rule's author wrote is escaped.
 */
public final class SvgPicture {

  private static final int WIDTH = 720;
  private static final int PAD = 12;
  private static final int LINE = 17;
  private static final int LINK = 40;
  private static final double MONOSPACE = 6.7;
  private static final double TITLE = 7.6;

  private final SvgWriter svg;

  private SvgPicture(SvgWriter svg) {
    this.svg = svg;
  }

  /** The picture, as a document. */
  public static String render(Picture.Frame picture) {
    StringWriter text = new StringWriter();
    try {
      SvgWriter svg = new SvgWriter(text);
      svg.begin(WIDTH, height(picture) + 2 * PAD, picture.title());
      new SvgPicture(svg).draw(picture, PAD, PAD);
      svg.end();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes all that is written", e);
    }
    return text + "\n";
  }

  private static int height(Picture picture) {
    if (picture instanceof Picture.Step step) {
      return 2 * PAD + LINE * (1 + step.conditions().size());
    }
    Picture.Frame frame = (Picture.Frame) picture;
    int parts = frame.parts().stream().mapToInt(SvgPicture::height).sum();
    return 3 * PAD + heading(frame) + parts + LINK * frame.links().size();
  }

  private static int heading(Picture.Frame frame) {
    return frame.title().isEmpty() ? LINE : 2 * LINE;
  }

  /** Draws a part whose left upper corner is there; it ends as far from the right edge. */
  private void draw(Picture picture, int x, int y) throws XMLStreamException {
    int width = WIDTH - 2 * x;
    String kind = picture instanceof Picture.Step ? "step" : "frame";
    svg.box(picture.isAbsent() ? kind + " absent" : kind, x, y, width, height(picture));
    if (picture instanceof Picture.Step step) {
      text("title", titled(step, step.number() + "  " + step.title()), x, y + LINE + 3, TITLE);
      int line = y + LINE + 3;
      for (String condition : step.conditions()) {
        line += LINE;
        text("code", condition, x, line, MONOSPACE);
      }
    } else {
      drawFrame((Picture.Frame) picture, x, y);
    }
  }

  private void drawFrame(Picture.Frame frame, int x, int y) throws XMLStreamException {
    boolean isPart = frame.title().isEmpty();
    text("title", titled(frame, isPart ? frame.demand() : frame.title()), x, y + LINE + 3, TITLE);
    if (!isPart) {
      text("demand", frame.demand(), x, y + 2 * LINE + 3, TITLE);
    }
    int next = y + heading(frame) + 2 * PAD;
    for (int i = 0; i < frame.parts().size(); i++) {
      draw(frame.parts().get(i), x + PAD, next);
      next += height(frame.parts().get(i));
      if (i < frame.links().size()) {
        drawLink(frame.links().get(i), x + 3 * PAD, next);
        next += LINK;
      }
    }
  }

  private void drawLink(Picture.Link link, int x, int y) throws XMLStreamException {
    svg.line(x, y, y + LINK - (link.isArrow() ? 6 : 0), link.isArrow());
    text("link", link.text(), x, y + LINK / 2 + 4, TITLE);
  }

  private static String titled(Picture picture, String title) {
    return picture.isAbsent() ? "NOT  " + title : title;
  }

  private void text(String kind, String text, int x, int y, double charWidth)
      throws XMLStreamException {
    int room = (int) ((WIDTH - 2 * x - 2 * PAD) / charWidth);
    svg.text(kind, x + PAD, y, VisibleText.start(text, room));
  }
}
