package io.spawnwatch.cli.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Request Tracker 5 of Debian's packages, private to a test: own folder, SQLite, free port.
 */
final class RequestTrackerServer implements AutoCloseable {

  static final String ANALYST = "user=analyst&pass=analyst-of-the-tests";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SETUP = Path.of("/usr/sbin/rt-setup-database-5");
  private static final Path SERVER = Path.of("/usr/share/request-tracker5/libexec/rt-server");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final int port;
  private Process server;

  /** Makes the database, and starts the server. */
  RequestTrackerServer(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder).toAbsolutePath();
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    for (String part : List.of("conf", "mason", "session")) {
      Files.createDirectories(folder.resolve(part));
    }
    String config = resource("RT_SiteConfig.pm").replace("${folder}", this.folder.toString());
    Files.writeString(
        folder.resolve("conf/RT_SiteConfig.pm"), config.replace("${port}", "" + port));
    Path data = folder.resolve("initialdata.pm");
    Files.writeString(data, resource("initialdata.pm"));
    run(SETUP.toString(), "--action", "init", "--skip-create");
    run(SETUP.toString(), "--action", "insert", "--skip-create", "--datafile", data.toString());
    start();
  }

  /** Whether this machine has Request Tracker. */
  static boolean isInstalled() {
    return Files.isExecutable(SETUP) && Files.isExecutable(SERVER);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RequestTrackerServer.class.getResourceAsStream("/rt/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process = process(List.of(command)).start();
    if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(Files.readString(folder.resolve("log")));
    }
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().put("RT_SITE_CONFIG", folder.resolve("conf/RT_SiteConfig.pm").toString());
    builder.environment().put("RT_SITE_CONFIG_DIR", folder.resolve("conf").toString());
    Path log = folder.resolve("log");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /** Starts the server, and waits until it answers. */
  void start() throws IOException, InterruptedException {
    server =
        process(
                List.of(
                    SERVER.toString(),
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "" + port,
                    "--max-workers",
                    "2"))
            .start();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < deadline) {
      try {
        get("/REST/2.0/rt");
        return;
      } catch (IOException notYet) {
        Thread.sleep(200);
      }
    }
    throw new IOException("Request Tracker does not answer: " + folder.resolve("log"));
  }

  /** Stops the server; the database stays. */
  void stop() throws InterruptedException {
    server.destroy();
    if (!server.waitFor(30, TimeUnit.SECONDS)) {
      server.descendants().forEach(ProcessHandle::destroyForcibly);
      server.destroyForcibly().waitFor();
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Path token() {
    return folder.resolve("conf/token");
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(exchange(HttpRequest.newBuilder(URI.create(url() + path)).GET()));
  }

  /** A page as an analyst sees it. */
  String page(String path) throws IOException, InterruptedException {
    return exchange(HttpRequest.newBuilder(URI.create(url() + path)).GET());
  }

  /** What a person does to a ticket. */
  void put(String id, String json) throws IOException, InterruptedException {
    exchange(
        HttpRequest.newBuilder(URI.create(url() + "/REST/2.0/ticket/" + id))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  private String exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
    var response =
        client.send(
            request.header("Authorization", "token " + Files.readString(token())).build(),
            BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  /** All tickets that a query finds, oldest first, with status, subject and custom fields. */
  List<JsonNode> tickets(String query) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; ; page++) {
      JsonNode found =
          get(
              "/REST/2.0/tickets?per_page=100&orderby=id&fields=Status,Subject,CustomFields&page="
                  + page
                  + "&query="
                  + URLEncoder.encode(query, StandardCharsets.UTF_8));
      found.path("items").forEach(all::add);
      if (page >= found.path("pages").asInt()) {
        return all;
      }
    }
  }

  /** The subjects of a ticket's comments, in their order. */
  List<String> comments(String id) throws IOException, InterruptedException {
    List<String> comments = new ArrayList<>();
    JsonNode history = get("/REST/2.0/ticket/" + id + "/history?per_page=100&fields=Type,Data");
    for (JsonNode transaction : history.path("items")) {
      if (transaction.path("Type").asText().equals("Comment")) {
        comments.add(transaction.path("Data").asText().strip());
      }
    }
    return comments;
  }

  /** The values of a ticket's custom field. */
  static List<String> field(JsonNode ticket, String name) {
    List<String> values = new ArrayList<>();
    for (JsonNode field : ticket.path("CustomFields")) {
      if (field.path("name").asText().equals(name)) {
        field.path("values").forEach(value -> values.add(value.asText()));
      }
    }
    return values;
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
