package io.spawnwatch.sigma;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;

/** The time modifiers of the specification, in UTC. */
public enum CalendarPart {
  MINUTE(ChronoField.MINUTE_OF_HOUR),
  HOUR(ChronoField.HOUR_OF_DAY),
  DAY(ChronoField.DAY_OF_MONTH),
  WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
  MONTH(ChronoField.MONTH_OF_YEAR),
  YEAR(ChronoField.YEAR);

  private final TemporalField field;

  CalendarPart(TemporalField field) {
    this.field = field;
  }

  /**
   * Checks that the part of some time equals the number.
   *
   * @throws IllegalArgumentException where that of none does
   */
  void check(long number) {
    if (!field.range().isValidValue(number)) {
      long last = field.range().getMaximum();
      throw new IllegalArgumentException(
          "expected a number from " + field.range().getMinimum() + " to " + last);
    }
  }

  /** That part of a time such as {@code 2026-11-24 09:14:02.118}; -1 where it is none. */
  long of(String time) {
    try {
      String iso = time.strip().replace(' ', 'T');
      Instant instant = Instant.parse(iso.endsWith("Z") ? iso : iso + "Z");
      return ZonedDateTime.ofInstant(instant, ZoneOffset.UTC).getLong(field);
    } catch (DateTimeException e) {
      return -1; // Not a time: no part of it equals anything.
    }
  }
}
