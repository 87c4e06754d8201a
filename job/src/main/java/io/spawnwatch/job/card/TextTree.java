package io.spawnwatch.job.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of an alert as a tree of lines; matched ones are marked. */
public final class TextTree {

  private static final int LINE_LENGTH = 110;
  private static final int MIN_LENGTH = 40;
  private static final int MIN_LABEL = 20;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

  private final List<String> lines = new ArrayList<>();
  private final boolean severalHosts;

  private TextTree(List<TreeRow> rows) {
    severalHosts = rows.stream().map(row -> row.process().host()).distinct().count() > 1;
    rows.forEach(this::draw);
  }

  /** The tree of an alert, a line an element. */
  public static List<String> of(JsonNode alert) {
    return new TextTree(TreeLayout.of(alert)).lines;
  }

  private void draw(TreeRow row) {
    ProcessFacts process = row.process();
    if (severalHosts && row.depth() == 0) {
      lines.add("[" + VisibleText.of(String.valueOf(process.host()), LINE_LENGTH) + "]");
    }
    String mark = row.step().isPresent() ? "► " : "";
    String name = VisibleText.of(process.name(), MIN_LENGTH);
    String command = process.hasArguments() ? "  " + process.commandLine() : "";
    line(connector(row) + mark + name, command);
    row.step()
        .ifPresent(
            step -> {
              step(margin(row) + "    ⤷ ", step.label(), " · " + facts(process, step));
              process
                  .decoded()
                  .forEach(script -> line(margin(row) + "    decoded: ", script.strip()));
            });
  }

  private static String facts(ProcessFacts process, TreeStep step) {
    String time =
        step.gap() != null
            ? Gap.of(step.gap())
            : process.start() == null ? null : CLOCK.format(Instant.ofEpochMilli(process.start()));
    return Stream.of(time, process.user(), process.integrity())
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" · "));
  }

  /** A long label gives way to the facts. */
  private void step(String front, String label, String facts) {
    int room = Math.max(MIN_LENGTH, LINE_LENGTH - front.length());
    String told = VisibleText.of(facts, room);
    lines.add(front + VisibleText.start(label, Math.max(MIN_LABEL, room - told.length())) + told);
  }

  /** A line whose front is drawn here, and whose rest is somebody else's text. */
  private void line(String front, String text) {
    int room = Math.max(MIN_LENGTH, LINE_LENGTH - front.length());
    lines.add((front + VisibleText.of(text, room)).stripTrailing());
  }

  private static String connector(TreeRow row) {
    int depth = row.depth();
    return depth == 0
        ? ""
        : rails(row.trunk().subList(0, depth - 1)) + (row.trunk().get(depth - 1) ? "├─ " : "└─ ");
  }

  private static String margin(TreeRow row) {
    return rails(row.trunk());
  }

  private static String rails(List<Boolean> trunk) {
    return trunk.stream().map(goesOn -> goesOn ? "│  " : "   ").collect(Collectors.joining());
  }
}
