package io.spawnwatch.job.ticket;

import io.spawnwatch.job.card.VisibleText;
import io.spawnwatch.job.ticket.TicketException.Kind;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What an HTTP answer other than success means (RFC 9110). */
final class HttpAnswers {

  private static final int MAX_REASON = 200;
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private HttpAnswers() {}

  /** The exception for an answer. */
  static TicketException refusal(HttpRequest request, HttpResponse<String> response) {
    String body = response.body() == null ? "" : response.body();
    String reason =
        place(request) + ": " + response.statusCode() + " " + VisibleText.of(body, MAX_REASON);
    return new TicketException(
        kind(response.statusCode()), reason.strip(), retryAfter(response).orElse(null));
  }

  /**
   * What concerns every alert loses none of them: credentials that are refused (401, 403), and a
   * redirection, be it to a login, to a page that says that work is being done, or to TLS. It is
   * not followed: the token is for the configured address.
   */
  private static Kind kind(int status) {
    return switch (status) {
      case 401, 403, 407 -> Kind.OUTAGE;
      case 404, 410 -> Kind.MISSING;
      case 409, 412 -> Kind.CONFLICT;
      case 408, 423, 425, 429 -> Kind.BUSY;
      default -> status >= 500 || status / 100 == 3 ? Kind.OUTAGE : Kind.PERMANENT;
    };
  }

  /** Seconds, or a date. */
  private static Optional<Duration> retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .flatMap(HttpAnswers::duration)
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  private static Optional<Duration> duration(String value) {
    try {
      return Optional.of(
          value.strip().matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(value.strip()))
              : Duration.between(
                  Instant.now(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Method and path of a request, without its query: that may quote an alert. */
  static String place(HttpRequest request) {
    return request.method() + " " + request.uri().getHost() + request.uri().getPath();
  }
}
