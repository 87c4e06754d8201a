package io.spawnwatch.sigma;

import static io.spawnwatch.sigma.Rules.event;
import static io.spawnwatch.sigma.Rules.item;
import static io.spawnwatch.sigma.Rules.matches;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The points at which engines differ; the plain reading and the compiled form must both hold. */
class SemanticsTest {

  /** Items use single quotes of YAML, so nothing but Sigma's own escapes is undone. */
  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        "Image: 'C:\\a.exe' ; c:\\A.EXE ; true",
        "Image: 'C:\\a.exe' ; C:\\a.exe.bak ; false",
        "Image|contains: 'bc' ; aBCd ; true",
        "Image|startswith: 'ab' ; ABc ; true",
        "Image|startswith: 'ab' ; xab ; false",
        "Image|endswith: '\\cmd.exe' ; C:\\x\\CMD.exe ; true",
        "Image|endswith: '\\cmd.exe' ; cmd.exe ; false",
        "Image: 'a*c' ; abbbc ; true",
        "Image: 'a?c' ; abc ; true",
        "Image: 'a?c' ; abbc ; false",
        "Image: 'a\\*c' ; abc ; false",
        "Image: 'a\\*c' ; a*c ; true",
        "Image: 'a\\\\*c' ; a\\xxc ; true",
        "Image: '\\\\\\\\srv' ; \\\\srv ; true",
        "Image|contains: '\\Temp\\' ; C:\\Temp\\x ; true",
        "Image|contains: '' ; anything ; true",
        "Image|contains: '' ; none ; false",
        "Image: '' ; `` ; true",
        "Image: '' ; x ; false",
        "Image: null ; none ; true",
        "Image: null ; x ; false",
        "Image: [] ; none ; true",
        "Image|exists: true ; x ; true",
        "Image|exists: false ; none ; true",
        "Image|cased: 'Ab' ; Ab ; true",
        "Image|cased: 'Ab' ; AB ; false",
        "Image|contains|cased: 'Ab' ; xABx ; false",
        "Image|re: 'a.c' ; xxabcxx ; true",
        "Image|re: 'a.c' ; xxABCxx ; false",
        "Image|re|i: 'a.c' ; xxABCxx ; true",
        "Image|re|m: '^\\s*$' ; `` ; true",
        "Image|re|startswith: 'a|b' ; bc ; true",
        "Image|re|startswith: 'a|b' ; cb ; false",
        "Image|re|endswith|i: 'a|b' ; xB ; true",
        "Image|re|endswith: 'a|b' ; bx ; false",
        "Image|neq: 'a' ; b ; true",
        "Image|neq: 'a' ; a ; false",
        "ProcessId|gt: 5 ; 6 ; true",
        "ProcessId|gte: 6 ; 0x6 ; true",
        "ProcessId|lt: 5 ; none ; false",
        "ProcessId|lte: 5 ; five ; false",
        "Image|cidr: '10.0.0.0/8' ; 10.2.3.4 ; true",
        "Image|cidr: '10.0.0.0/8' ; 11.2.3.4 ; false",
        "Image|cidr: '2001:db8::/32' ; 2001:db8::7 ; true",
        "UtcTime|hour: 9 ; 2026-11-24 09:14:02.118 ; true",
        "UtcTime|hour: 9 ; 2026-11-24 10:14:02.118 ; false",
        "UtcTime|hour|gte: 22 ; 2026-11-24 22:14:02.118 ; true",
        "UtcTime|hour|gte: 22 ; 2026-11-24 21:14:02.118 ; false",
        "UtcTime|hour|lt: 6 ; 2026-11-24 05:14:02.118 ; true",
        "UtcTime|hour|lt: 6 ; no time ; false",
        "Image: 'Администратор' ; АДМИНИСТРАТОР ; true",
        "Image|contains: '😀' ; a😀b ; true",
        "CommandLine|contains|expand: 'x%domain%' ; axLABb ; true",
        "Image|contains|all: ['a', 'b'] ; b-a ; true",
        "Image|contains|all: ['a', 'b'] ; a ; false",
        "Image: ['a', 'b'] ; B ; true"
      })
  void anItem(String item, String value, boolean expected) {
    String field =
        item.substring(
            0,
            item.indexOf(item.contains("|") && item.indexOf('|') < item.indexOf(':') ? '|' : ':'));
    var event = value == null ? event() : event(field, value.equals("``") ? "" : value);

    assertThat(matches(item(item), event)).isEqualTo(expected);
  }

  @Test
  void windashStandsForEveryDashOfAnOption() {
    SigmaRule rule = item("CommandLine|contains|windash: ' -enc'");

    for (String dash : new String[] {"-", "/", "\u2013", "\u2014", "\u2015"}) {
      assertThat(matches(rule, event("CommandLine", "x " + dash + "enc y"))).isTrue();
    }
    assertThat(matches(rule, event("CommandLine", "x +enc"))).isFalse();
  }

  @Test
  void base64IsFoundAtEveryOffset() {
    SigmaRule rule = item("CommandLine|base64offset|contains: 'http://'");

    for (String before : new String[] {"", "x", "xy"}) {
      byte[] text = (before + "http://192.0.2.7").getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(text);
      assertThat(matches(rule, event("CommandLine", "-e " + encoded))).isTrue();
    }
    assertThat(matches(rule, event("CommandLine", "aGFsbG8gd2VsdA=="))).isFalse();
  }
}
