package io.spawnwatch.job.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AlertCardTest {

  private static final String ALERT =
      """
      {"severity":"High","activity_id":1,"start_time":1790000000000,"duration":9000,"count":1,
       "device":{"hostname":"ws01"},"actor":{"user":{"name":"jdoe","domain":"CORP"}},
       "finding_info":{"title":"A title","uid":"u-1","analytic":{"category":"Sigma rule"},
        "attacks":[{"tactic":{"name":"Persistence"},"technique":{"uid":"T1136","name":"Create"},
                    "sub_technique":{"uid":"T1136.001","name":"Local"}}],
        "attack_graph":{"nodes":[{"uid":"2","name":"net.exe","desc":"%s","data":
                                   {"created_time":1790000009000,"user":"CORP\\\\jdoe","integrity":"High"}},
                                 {"uid":"1","name":"cmd.exe"}],
                        "edges":[{"source":"1","target":"2"}]}},
       "evidences":[{"name":"the rule","process":{"uid":"2"}}]}
      """;

  private static String card(String commandLine) throws IOException {
    return AlertCard.render(new ObjectMapper().readTree(ALERT.formatted(commandLine)));
  }

  @Test
  void showsTheTreeWithTheMatchedProcessMarked() throws IOException {
    assertThat(card("net user x /add").lines().skip(1))
        .containsExactly(
            "HIGH  A title",
            "ws01  CORP\\jdoe  2026-09-21T14:13:20Z +9 s",
            "ATT&CK T1136.001 Create: Local (Persistence)",
            "",
            "cmd.exe",
            "└─ ► net.exe  net user x /add",
            "       ⤷ the rule · 14:13:29 · CORP\\jdoe · High",
            "",
            "Sigma rule · finding u-1");
  }

  @Test
  void letsNoCommandLineReachTheTerminal() throws IOException {
    String card = card("a\\u001b[2J\\u202e\\r\\nHIGH  forged \\u0007");

    assertThat(card).doesNotContain("\u001b", "\u202e", "\r", "\u0007", "\nHIGH  forged");
    assertThat(card).contains("\\u001b[2J\\u202e");
  }
}
