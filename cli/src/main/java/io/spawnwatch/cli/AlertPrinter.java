package io.spawnwatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.card.AlertCard;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Shows records of the alert topic, each at once. What is no alert, as others may write there, is
 * said on standard error, and hides none of those that follow.
 *
 * @param out takes the alerts
 * @param err takes what is said of other records
 * @param isJson a line of JSON each, not a card
 */
record AlertPrinter(PrintWriter out, PrintWriter err, boolean isJson) implements Consumer<byte[]> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] EMPTY = {};

  @Override
  public void accept(byte[] record) {
    JsonNode alert = read(record == null ? EMPTY : record);
    if (alert.path("finding_info").has("uid")) {
      out.println(isJson ? alert : AlertCard.render(alert));
      out.flush();
    } else {
      err.println("left out: a record that is no alert");
    }
  }

  private static JsonNode read(byte[] record) {
    try {
      return JSON.readTree(record);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }
}
