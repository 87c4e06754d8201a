package io.spawnwatch.job.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The processes of an alert as a picture: a card a process, matched ones marked, in the order of
 * {@link TreeLayout}. Stands alone: no script, no font and no picture of elsewhere.
 */
public final class SvgTree {

  private static final int WIDTH = 980;
  private static final int MARGIN = 20;
  private static final int INDENT = 26;
  private static final int MAX_INDENTS = 14;
  private static final int BETWEEN_CARDS = 8;

  private static final String STYLES =
      """
      text{font-family:'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif;\
      font-size:12px;fill:#1f2937;direction:ltr;unicode-bidi:bidi-override;white-space:pre}\
      .h{font-size:17px;font-weight:600}.s{fill:#4b5563}.n{font-size:13px;font-weight:600}\
      .c,.d{font-family:Consolas,Menlo,'DejaVu Sans Mono',monospace;fill:#374151}\
      .d{fill:#7c2d12}.r{fill:#b91c1c;font-weight:600}\
      .w{fill:#ffffff;font-weight:700;font-size:11px;text-anchor:middle}\
      .e{text-anchor:end;fill:#4b5563}.k{fill:#9a3412;font-size:10px;font-weight:600}\
      """;

  private final SvgCanvas canvas = new SvgCanvas();
  private final JsonNode alert;
  private final List<TreeRow> rows;
  private final double[] bottoms;
  private double y = MARGIN;

  private SvgTree(JsonNode alert) {
    this.alert = alert;
    this.rows = TreeLayout.of(alert);
    this.bottoms = new double[rows.size()];
  }

  /** The picture of an alert's tree, a whole SVG document. */
  public static String of(JsonNode alert) {
    return new SvgTree(alert).picture();
  }

  private String picture() {
    header();
    boolean severalHosts = rows.stream().map(row -> row.process().host()).distinct().count() > 1;
    for (int i = 0; i < rows.size(); i++) {
      TreeRow row = rows.get(i);
      double x = MARGIN + INDENT * (double) Math.min(row.depth(), MAX_INDENTS);
      SvgCard card = new SvgCard(row, x, WIDTH - MARGIN - x);
      connect(i, x);
      card.draw(y, colour(), severalHosts, canvas);
      bottoms[i] = y + card.height();
      y = bottoms[i] + BETWEEN_CARDS;
    }
    String title = alert.path("finding_info").path("title").asText();
    return canvas.picture(WIDTH, (int) (y + MARGIN), title, STYLES);
  }

  private void header() {
    String severity = alert.path("severity").asText().toUpperCase(Locale.ROOT);
    String title = alert.path("finding_info").path("title").asText();
    String when = Instant.ofEpochMilli(alert.path("start_time").asLong()).toString();
    canvas.box(MARGIN, y, 92, 24, "fill=\"" + colour() + '"');
    canvas.text(MARGIN + 46, y + 16, "w", VisibleText.of(severity, 16));
    canvas.text(MARGIN + 104, y + 18, "h", VisibleText.of(title, 88));
    y += 46;
    String chain = alert.path("message").asText().replace(": " + title, "");
    canvas.text(MARGIN, y, "s", VisibleText.of(chain, 120));
    canvas.text(WIDTH - MARGIN, y, "e", when);
    y += 18;
  }

  private String colour() {
    return switch (alert.path("severity_id").asInt()) {
      case 5 -> "#7f1d1d";
      case 4 -> "#b91c1c";
      case 3 -> "#c2410c";
      default -> "#475569";
    };
  }

  /** A line from below the parent's card down, and across to this one. */
  private void connect(int index, double x) {
    int depth = rows.get(index).depth();
    int parent = index - 1;
    while (parent >= 0 && rows.get(parent).depth() != depth - 1) {
      parent--;
    }
    if (parent >= 0) {
      String path =
          String.format(
              Locale.ROOT, "M%.1f %.1fV%.1fH%.1f", x - INDENT / 2.0, bottoms[parent], y + 16, x);
      canvas.path(path, "stroke=\"#94a3b8\" stroke-width=\"1.4\"");
    }
  }
}
