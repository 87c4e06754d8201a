package io.spawnwatch.job.card;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The card of one process in a picture: its facts, its command line, and what that decodes to. */
final class SvgCard {

  private static final int LINE = 16;
  private static final int PADDING = 10;
  private static final double COLUMN = 7.25;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final TreeRow row;
  private final double x;
  private final double width;
  private final List<String> command;
  private final List<String> decoded;

  /**
   * A card.
   *
   * @param x its left edge
   * @param width how wide it is
   */
  SvgCard(TreeRow row, double x, double width) {
    this.row = row;
    this.x = x;
    this.width = width;
    int columns = (int) ((width - 2 * PADDING - 14) / COLUMN);
    ProcessFacts process = row.process();
    this.command =
        process.hasArguments()
            ? TextWrap.lines(process.commandLine(), columns, row.step().isPresent() ? 5 : 2)
            : List.of();
    this.decoded =
        process.decoded().stream()
            .flatMap(script -> TextWrap.lines(script.strip(), columns - 2, 6).stream())
            .toList();
  }

  double height() {
    double lines = 1.0 + command.size() + (row.step().isPresent() ? 1 : 0);
    double box = decoded.isEmpty() ? 0 : LINE * (decoded.size() + 1.0) + 8;
    return PADDING + LINE * lines + box + 4;
  }

  /**
   * Draws it.
   *
   * @param y its upper edge
   * @param colour of a matched process
   * @param showsHost whether the alert has several hosts
   */
  void draw(double y, String colour, boolean showsHost, SvgCanvas canvas) {
    frame(y, colour, canvas);
    double left = x + PADDING + 4;
    double line = y + PADDING + 8;
    headline(line, showsHost, canvas);
    if (row.step().isPresent()) {
      line += LINE;
      canvas.text(left, line, "r", VisibleText.of(row.step().get().label(), 110));
    }
    for (String text : command) {
      line += LINE;
      canvas.text(left, line, "c", text);
    }
    decoded(left, line, canvas);
  }

  private void frame(double y, String colour, SvgCanvas canvas) {
    if (row.step().isEmpty()) {
      canvas.box(x, y, width, height(), "fill=\"#f8fafc\" stroke=\"#cbd5e1\"");
      return;
    }
    canvas.box(
        x, y, width, height(), "fill=\"#fff7f5\" stroke=\"" + colour + "\" stroke-width=\"1.2\"");
    canvas.box(x, y, 5, height(), "fill=\"" + colour + '"');
  }

  private void headline(double baseline, boolean showsHost, SvgCanvas canvas) {
    String name = VisibleText.of(row.process().name(), 48);
    double left = x + PADDING + 4;
    canvas.texts(left, baseline, "n", name, "s", facts(showsHost));
    canvas.text(x + width - PADDING, baseline, "e", time());
  }

  private String facts(boolean showsHost) {
    ProcessFacts process = row.process();
    return Stream.of(
            showsHost ? process.host() : null,
            process.pid() == null ? null : "pid " + process.pid(),
            process.user(),
            process.integrity())
        .filter(Objects::nonNull)
        .map(fact -> VisibleText.of(fact, 48))
        .collect(Collectors.joining("  ·  "));
  }

  private String time() {
    Long start = row.process().start();
    String clock = start == null ? "" : CLOCK.format(Instant.ofEpochMilli(start));
    return row.step()
        .map(TreeStep::gap)
        .map(gap -> clock + "  (" + Gap.of(gap) + ")")
        .orElse(clock);
  }

  private void decoded(double left, double baseline, SvgCanvas canvas) {
    if (decoded.isEmpty()) {
      return;
    }
    double top = baseline + 8;
    double boxWidth = width - 2 * PADDING - 8;
    canvas.box(left, top, boxWidth, LINE * (decoded.size() + 1.0), "fill=\"#ffedd5\"");
    canvas.text(left + 6, top + 12, "k", "DECODED");
    double line = top + 12;
    for (String text : decoded) {
      line += LINE;
      canvas.text(left + 6, line, "d", text);
    }
  }
}
