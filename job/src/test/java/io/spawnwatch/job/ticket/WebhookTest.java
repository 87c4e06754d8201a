package io.spawnwatch.job.ticket;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.spawnwatch.sigma.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook against a server that answers as receivers do. */
class WebhookTest {

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  /** Longer than any pause of a loaded machine: a request that is sent again counts twice. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Path token;
  private ReliableDelivery delivery;

  @BeforeEach
  void connect() throws IOException {
    token = Files.writeString(folder.resolve("token"), "good\n");
    connect(PATIENCE);
  }

  private void connect(Duration timeout) {
    HttpSettings http =
        new HttpSettings(
            SERVER.baseUrl() + "/hook", "Bearer", new TicketToken(token.toString(), ""), timeout);
    DeliverySettings settings =
        new DeliverySettings(
            2,
            10,
            Duration.ofMillis(10),
            Duration.ofMillis(100),
            Duration.ofMillis(50),
            Duration.ofSeconds(20),
            Duration.ofDays(1));
    TicketCounts counts = new UncountedTickets();
    TicketFloors floors = new TicketFloors(Level.HIGH, Level.MEDIUM);
    TicketConnector webhook = new WebhookSettings(http, "").connect();
    delivery = new ReliableDelivery(new TicketDelivery(webhook, floors, counts), settings, counts);
  }

  @AfterEach
  void stop() {
    delivery.close();
  }

  private CompletableFuture<ActivityTicket> deliver(AlertRecords alert) {
    return delivery.deliver(ActivityTicket.NONE, alert.alert(), false);
  }

  private ActivityTicket delivered() throws Exception {
    return deliver(AlertRecords.of("a")).get(30, TimeUnit.SECONDS);
  }

  /** Answers so at first, then well. */
  private static void answerFirst(ResponseDefinitionBuilder first) {
    SERVER.stubFor(
        post("/hook")
            .inScenario("s")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(first)
            .willSetStateTo("well"));
    SERVER.stubFor(
        post("/hook").inScenario("s").whenScenarioStateIs("well").willReturn(okJson("{\"id\":7}")));
  }

  @Test
  void sendsTheAlertWithItsUidAsIdempotencyKey() throws Exception {
    SERVER.stubFor(post("/hook").willReturn(okJson("{\"id\": \"T-7\"}")));

    assertThat(delivered().ticketId()).isEqualTo("T-7");
    SERVER.verify(
        postRequestedFor(urlEqualTo("/hook"))
            .withHeader("Idempotency-Key", equalTo("finding-1"))
            .withHeader("Authorization", equalTo("Bearer good"))
            .withRequestBody(matchingJsonPath("$.event", equalTo("open")))
            .withRequestBody(matchingJsonPath("$.activity", equalTo("a")))
            .withRequestBody(matchingJsonPath("$.alert.finding_info.uid", equalTo("finding"))));
  }

  @Test
  void takesTheActivityForTheIdWhereTheReceiverTellsNone() throws Exception {
    SERVER.stubFor(post("/hook").willReturn(ok("thanks")));

    assertThat(delivered().ticketId()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 410, 413, 422})
  void refusesForGood(int status) {
    SERVER.stubFor(post("/hook").willReturn(status(status).withBody("no\u001b[31m such thing")));

    assertThatThrownBy(this::delivered)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("/hook: " + status + " no\\u001b[31m such thing");
    SERVER.verify(1, postRequestedFor(urlEqualTo("/hook")));
  }

  @Test
  void aConflictMeansThatItWasTakenBefore() throws Exception {
    SERVER.stubFor(post("/hook").willReturn(status(409)));

    assertThat(delivered().hasTicket()).isTrue();
    SERVER.verify(1, postRequestedFor(urlEqualTo("/hook")));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 307, 308, 408, 429, 500, 502, 503})
  void triesAgain(int status) throws Exception {
    answerFirst(status(status));

    assertThat(delivered().ticketId()).isEqualTo("7");
    SERVER.verify(
        2,
        postRequestedFor(urlEqualTo("/hook")).withHeader("Idempotency-Key", equalTo("finding-1")));
  }

  @Test
  void waitsAsLongAsItIsAsked() throws Exception {
    answerFirst(status(429).withHeader("Retry-After", "2"));
    long begin = System.nanoTime();

    delivered();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_900));
  }

  @Test
  void waitsUntilTheDateThatItIsAsked() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(3).atOffset(ZoneOffset.UTC));
    answerFirst(status(503).withHeader("Retry-After", date));
    long begin = System.nanoTime();

    delivered();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(1_500));
  }

  @Test
  void waitsForATokenThatIsTaken() throws Exception {
    SERVER.stubFor(post("/hook").willReturn(status(401)));
    SERVER.stubFor(
        post("/hook").withHeader("Authorization", equalTo("Bearer new")).willReturn(okJson("{}")));
    CompletableFuture<ActivityTicket> pending = deliver(AlertRecords.of("a"));
    assertThatThrownBy(() -> pending.get(500, TimeUnit.MILLISECONDS)).isNotNull();

    Files.writeString(token, "new");

    assertThat(pending.get(30, TimeUnit.SECONDS).ticketId()).isEqualTo("a");
  }

  @Test
  void triesAgainAfterATimeOut() throws Exception {
    delivery.close();
    connect(Duration.ofMillis(400));
    answerFirst(ok().withFixedDelay(1_500));

    assertThat(delivered().ticketId()).isEqualTo("7");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void triesAgainAfterABrokenConnection(Fault fault) throws Exception {
    answerFirst(aResponse().withFault(fault));

    assertThat(delivered().ticketId()).isEqualTo("7");
  }

  @Test
  void sparesAServerThatIsDown() throws Exception {
    SERVER.stubFor(post("/hook").willReturn(status(500)));
    CompletableFuture<ActivityTicket> pending = deliver(AlertRecords.of("a"));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!delivery.isWaiting() && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }

    assertThat(delivery.isWaiting()).isTrue();
    SERVER.stubFor(post("/hook").willReturn(okJson("{}")));
    assertThat(pending.get(30, TimeUnit.SECONDS).hasTicket()).isTrue();
  }
}
