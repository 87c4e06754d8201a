package io.spawnwatch.job.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spawnwatch.job.card.VisibleText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** JSON over HTTP, with the meaning of answers that all ticketing systems share. */
final class HttpEndpoint {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_REASON = 200;

  private final HttpSettings settings;
  private final HttpClient client;

  HttpEndpoint(HttpSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  JsonNode get(String path) throws TicketException {
    return json(exchange(request(path).GET().build()));
  }

  JsonNode send(String method, String path, JsonNode body) throws TicketException {
    return json(send(method, path, body.toString(), Map.of()));
  }

  /**
   * Sends a body.
   *
   * @param path behind the base address; may be empty
   * @param headers beside those of every request
   */
  HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
      throws TicketException {
    HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    return exchange(request.build());
  }

  private HttpRequest.Builder request(String path) throws TicketException {
    return HttpRequest.newBuilder(URI.create(settings.url() + path))
        .timeout(settings.timeout())
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("Authorization", settings.scheme() + " " + settings.token().read());
  }

  private HttpResponse<String> exchange(HttpRequest request) throws TicketException {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw HttpAnswers.refusal(request, response);
      }
      return response;
    } catch (IOException e) {
      String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new TicketException(
          TicketException.Kind.OUTAGE,
          HttpAnswers.place(request) + ": " + VisibleText.of(what, MAX_REASON),
          null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TicketException(TicketException.Kind.OUTAGE, "interrupted", null);
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws TicketException {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new TicketException(
          TicketException.Kind.OUTAGE,
          HttpAnswers.place(response.request())
              + ": answered "
              + response.statusCode()
              + " without JSON; a proxy or a login page in between?",
          null);
    }
  }
}
