package io.spawnwatch.sigma.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** A parser that knows how far it was read: SnakeYAML does not say where a limit was reached. */
final class PlacedParser implements Parser {

  private final Parser parser;
  private Event seen;

  PlacedParser(Parser parser) {
    this.parser = parser;
  }

  /** Where the last thing begins that was looked at; null before any. */
  Mark place() {
    return seen == null ? null : seen.getStartMark();
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    seen = parser.peekEvent();
    return seen;
  }

  @Override
  public Event getEvent() {
    seen = parser.getEvent();
    return seen;
  }
}
