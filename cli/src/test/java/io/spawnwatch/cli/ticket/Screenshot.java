package io.spawnwatch.cli.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A picture of a page, by headless Chromium; none where there is no Chromium. */
final class Screenshot {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private Screenshot() {}

  static void of(String url, Path picture) throws IOException, InterruptedException {
    if (!Files.isExecutable(CHROMIUM)) {
      return;
    }
    Files.createDirectories(picture.toAbsolutePath().getParent());
    Path profile = Files.createTempDirectory("chromium-");
    Process browser =
        new ProcessBuilder(
                List.of(
                    CHROMIUM.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--hide-scrollbars",
                    "--window-size=1280,2400",
                    "--virtual-time-budget=8000",
                    "--user-data-dir=" + profile,
                    "--screenshot=" + picture.toAbsolutePath(),
                    url))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(browser.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.size(picture)).isGreaterThan(20_000);
  }
}
