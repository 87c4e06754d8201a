package io.spawnwatch.job.card;

import java.util.Locale;

/**
 * Shapes and text as SVG. All text is made visible and escaped here, so that no caller can forget
 * it; it holds no script, no link and no reference to elsewhere.
 */
final class SvgCanvas {

  private final StringBuilder body = new StringBuilder();

  /** A rectangle with round corners. */
  SvgCanvas box(double x, double y, double width, double height, String style) {
    body.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\" %s/>\n",
            x,
            y,
            width,
            height,
            style));
    return this;
  }

  /** A line along the path. */
  SvgCanvas path(String path, String style) {
    body.append("<path d=\"").append(path).append("\" fill=\"none\" ").append(style).append("/>\n");
    return this;
  }

  /**
   * A line of text; its characters stand from left to right, whatever their script.
   *
   * @param style a class of the style sheet
   */
  SvgCanvas text(double x, double y, String style, String text) {
    body.append(
        String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">", x, y, style));
    body.append(escaped(text)).append("</text>\n");
    return this;
  }

  /** Two texts of different style on a line, the second behind the first. */
  SvgCanvas texts(double x, double y, String style, String text, String nextStyle, String next) {
    body.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">", x, y));
    body.append("<tspan class=\"").append(style).append("\">").append(escaped(text));
    body.append("</tspan><tspan dx=\"12\" class=\"").append(nextStyle).append("\">");
    body.append(escaped(next)).append("</tspan></text>\n");
    return this;
  }

  /**
   * The picture.
   *
   * @param title what a screen reader says
   * @param styles its style sheet
   */
  String picture(int width, int height, String title, String styles) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
                + " %d\" role=\"img\">\n",
            width,
            height,
            width,
            height)
        + "<title>"
        + escaped(title)
        + "</title>\n<style>"
        + styles
        + "</style>\n"
        + body
        + "</svg>\n";
  }

  private static String escaped(String text) {
    return VisibleText.of(text, Math.max(16, text.length() * 10))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
