package io.spawnwatch.cli.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.alert.Alert;
import io.spawnwatch.job.card.AlertCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An alert as a card of text. */
final class CardLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CardLines() {}

  static byte[] of(Alert alert) {
    try {
      return AlertCard.render(JSON.readTree(alert.json())).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("an alert of this job is JSON", e);
    }
  }
}
