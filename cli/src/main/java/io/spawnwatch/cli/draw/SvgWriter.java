package io.spawnwatch.cli.draw;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The few shapes of SVG that a picture needs; text is escaped. */
final class SvgWriter {

  private static final String STYLE =
      """

      text { font: 13px system-ui, sans-serif; fill: #1f2328 }
      .title { font-weight: 600 }
      .code { font: 11px ui-monospace, monospace }
      .demand, .link { fill: #59636e }
      rect { rx: 6px; fill: #fff; stroke: #59636e }
      .frame { fill: #f6f8fa; stroke: #8c959f }
      .absent { stroke: #b42318; stroke-dasharray: 5 4 }
      line { stroke: #59636e; stroke-width: 1.5 }
      path { fill: #59636e }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .demand, .link { fill: #a8b3be }
        rect { fill: #22272e; stroke: #8c959f }
        .frame { fill: #161b22; stroke: #59636e }
        .absent { stroke: #ff8d80 }
        line { stroke: #8c959f }
        path { fill: #8c959f }
      }
      """;

  private final XMLStreamWriter xml;

  SvgWriter(Writer out) throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
  }

  void begin(int width, int height, String title) throws XMLStreamException {
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
    xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
    xml.writeAttribute("width", Integer.toString(width));
    xml.writeAttribute("height", Integer.toString(height));
    xml.writeAttribute("role", "img");
    element("title", title);
    element("style", STYLE);
  }

  void end() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.close();
  }

  void box(String kind, int x, int y, int width, int height) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement("rect");
    xml.writeAttribute("class", kind);
    attributes("x", x, "y", y);
    attributes("width", width, "height", height);
    xml.writeAttribute("rx", "6");
  }

  /** A line down, with or without a head. */
  void line(int x, int fromY, int toY, boolean hasHead) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeEmptyElement("line");
    attributes("x1", x, "y1", fromY);
    attributes("x2", x, "y2", toY);
    if (hasHead) {
      xml.writeEmptyElement("path");
      xml.writeAttribute("d", "M" + (x - 5) + " " + (toY - 3) + "h10l-5 9z");
    }
  }

  void text(String kind, int x, int y, String text) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("text");
    xml.writeAttribute("class", kind);
    attributes("x", x, "y", y);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private void attributes(String first, int a, String second, int b) throws XMLStreamException {
    xml.writeAttribute(first, Integer.toString(a));
    xml.writeAttribute(second, Integer.toString(b));
  }

  /** Without what no XML document may hold, escaped or not (XML 1.0, section 2.2). */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder();
    text.codePoints().map(c -> isAllowed(c) ? c : '\uFFFD').forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\n' || c >= ' ' && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c >= 0x1_0000;
  }
}
