package io.spawnwatch.job.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.spawnwatch.job.card.AlertCard;
import io.spawnwatch.job.card.SvgTree;
import io.spawnwatch.job.card.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** What tickets say of an alert; the same words in every system. */
final class TicketText {

  private static final int MAX_TITLE = 200;

  private TicketText() {}

  /** One line, such as {@code [ws01] Office document leads to …}. */
  static String title(TicketAlert alert) {
    return VisibleText.of("[" + alert.host() + "] " + alert.title(), MAX_TITLE);
  }

  /** The card, with the process tree as text. */
  static String body(TicketAlert alert, String note) {
    String card = AlertCard.render(alert.json());
    return note.isEmpty() ? card : note + "\n\n" + card;
  }

  /** A short line for repeats; the card for a finding that is new to the ticket. */
  static String comment(TicketComment comment) {
    TicketAlert alert = comment.alert();
    return comment.isFirst()
        ? body(alert, "")
        : "×%,d  %s\n%s\n"
            .formatted(
                alert.count(),
                VisibleText.of(alert.title(), MAX_TITLE),
                AlertCard.latest(alert.json()));
  }

  /** The process tree as a picture. */
  static String picture(TicketAlert alert) {
    return SvgTree.of(alert.json());
  }

  static List<String> hosts(TicketAlert alert) {
    List<String> hosts = new ArrayList<>();
    for (JsonNode host : alert.json().path("resources")) {
      hosts.add(host.path("hostname").asText());
    }
    return hosts.isEmpty() ? List.of(alert.host()) : hosts;
  }
}
