package io.spawnwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AlertPrinterTest {

  private static final String ALERT =
      "{\"severity\":\"High\",\"finding_info\":"
          + "{\"uid\":\"f-1\",\"title\":\"Shadow copies deleted\"}}";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private void print(boolean isJson, String... records) {
    AlertPrinter printer = new AlertPrinter(new PrintWriter(out), new PrintWriter(err), isJson);
    for (String record : records) {
      printer.accept(record == null ? null : record.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void anAlertIsALineOfJson() {
    print(true, ALERT);

    assertThat(out.toString().lines()).containsExactly(ALERT);
  }

  @Test
  void whatIsNoAlertHidesNoneBehindIt() {
    print(false, "no JSON", "", null, "7", "{}", "{\"finding_info\":null}", ALERT);

    assertThat(out.toString()).contains("HIGH  Shadow copies deleted").contains("finding f-1");
    assertThat(err.toString().lines()).hasSize(6);
  }
}
