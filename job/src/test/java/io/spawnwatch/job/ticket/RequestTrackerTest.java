package io.spawnwatch.job.ticket;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against answers as a Request Tracker 5.0 gave them; the whole way is {@code RequestTrackerIT}.
 */
class RequestTrackerTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private static final String FOUND =
      """
      {"items": [{"id": "%s", "Status": "new", "EffectiveId": {"id": "%s"},
        "CustomFields": [{"name": "Message", "values": ["m1"]}, {"name": "Severity", "values": ["High"]}]}]}
      """;

  @TempDir private Path folder;
  private RequestTracker tracker;

  @BeforeEach
  void connect() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "good");
    HttpSettings http =
        new HttpSettings(
            SERVER.baseUrl(),
            "token",
            new TicketToken(token.toString(), ""),
            Duration.ofSeconds(20));
    tracker = new RequestTracker(new RequestTrackerSettings(http, "SOC", Set.of("resolved")));
  }

  private static void answer(String path, String json) {
    SERVER.stubFor(get(urlPathEqualTo("/REST/2.0" + path)).willReturn(okJson(json)));
  }

  @Test
  void findsATicketInWhateverQueueAPersonMovedItTo() throws Exception {
    answer("/tickets", FOUND.formatted("3", "3"));

    assertThat(tracker.find("a")).contains(new Ticket("3", false, 4, "m1", "3"));
    assertThat(SERVER.getAllServeEvents().get(0).getRequest().queryParameter("query").firstValue())
        .isEqualTo("EffectiveId > 0 AND CF.{Activity}='a'");
  }

  @Test
  void aTicketThatWasMergedIsTheOneItBecameAPartOf() throws Exception {
    answer("/tickets", FOUND.formatted("3", "7"));
    answer("/ticket/7", "{\"id\": 7, \"Status\": \"resolved\"}");

    assertThat(tracker.find("a")).contains(new Ticket("7", true, 0, "m1", "3"));
  }

  @Test
  void looksForACommentAlsoWhereItStoodBeforeTheMerge() throws Exception {
    SERVER.stubFor(
        get(urlPathEqualTo("/REST/2.0/transactions"))
            .withQueryParam("query", containing("(TicketId = 7 OR TicketId = 3) AND Subject"))
            .willReturn(okJson("{\"items\": [{\"id\": \"69\"}]}")));

    assertThat(tracker.hasWritten(new Ticket("7", false, 0, "m1", "3"), "m2")).isTrue();
  }

  @Test
  void aTicketThatWasShreddedIsNoMore() throws Exception {
    SERVER.stubFor(
        get(urlPathEqualTo("/REST/2.0/ticket/9"))
            .willReturn(jsonResponse("{\"message\": \"Not Found\"}", 404)));

    assertThat(tracker.read("9")).isEmpty();
  }

  /** Else a proxy's own JSON would open a second ticket, or write to one without a number. */
  @Test
  void whatIsNoAnswerOfRequestTrackerIsAnOutage() {
    answer("/tickets", "{\"status\": \"ok\"}");
    answer("/ticket/9", "{\"status\": \"ok\"}");

    assertThatThrownBy(() -> tracker.find("a")).hasMessageContaining("a search without items");
    assertThatThrownBy(() -> tracker.read("9")).hasMessageContaining("a ticket without an id");
  }
}
