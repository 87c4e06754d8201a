package io.spawnwatch.sequence;

import static io.spawnwatch.sequence.Signals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceSetTest {

  private static CorrelationRule joined(Map<String, Field> sides) {
    CorrelationRule by = Signals.ordered(60, "a", "b");
    return new CorrelationRule(
        by.header(),
        by.type(),
        by.rules(),
        List.of(new JoinKey("k", sides)),
        by.timespan(),
        by.condition(),
        false);
  }

  private static boolean isEstateWide(Field a, Field b) {
    return joined(Map.of("a", a, "b", b)).isEstateWide();
  }

  @Test
  void whatMeansSomethingOnOneHostOnlyJoinsThere() {
    assertThat(isEstateWide(Field.COMPUTER, Field.COMPUTER)).isFalse();
    assertThat(isEstateWide(Field.PROCESS_GUID, Field.ANCESTOR_PROCESS_GUID)).isFalse();
    assertThat(isEstateWide(Field.LOGON_ID, Field.LOGON_ID)).isFalse();
    assertThat(isEstateWide(Field.PROCESS_ID, Field.PARENT_PROCESS_ID)).isFalse();
  }

  @Test
  void everythingElseJoinsAcrossTheEstate() {
    assertThat(isEstateWide(Field.USER, Field.USER)).isTrue();
    assertThat(isEstateWide(Field.COMMAND_LINE, Field.COMMAND_LINE)).isTrue();
    assertThat(isEstateWide(Field.TARGET_HOST, Field.HOST_NAME)).isTrue();
    assertThat(isEstateWide(Field.TARGET_HOST, Field.COMPUTER)).isTrue();
  }

  @Test
  void aSignalGoesToAGroupForEachOfItsValues() {
    CorrelationRule remote = joined(Map.of("a", Field.TARGET_HOST, "b", Field.HOST_NAME));
    Signal signal = withValues(Map.of(Field.TARGET_HOST, List.of("ws02", "ws03")), "a");

    assertThat(new SequenceSet(List.of(remote)).estateGroups(signal, Set.of("a")))
        .extracting(EstateGroup::values)
        .containsExactly(List.of("ws02"), List.of("ws03"));
  }

  @Test
  void systemAndMachineAccountsFormNoGroup() {
    SequenceSet set = new SequenceSet(List.of(joined(Map.of("a", Field.USER, "b", Field.USER))));

    for (String user :
        List.of("nt authority\\system", "corp\\ws01$", "window manager\\dwm-1", "system")) {
      Signal signal = withValues(Map.of(Field.USER, List.of(user)), "a");
      assertThat(set.estateGroups(signal, Set.of("a"))).as(user).isEmpty();
    }
    Signal signal = withValues(Map.of(Field.USER, List.of("corp\\jdoe")), "a");
    assertThat(set.estateGroups(signal, Set.of("a"))).hasSize(1);
  }

  private static Signal withValues(Map<Field, List<String>> values, String rule) {
    Signal plain = signal(1, 0, "s", rule);
    return new Signal(
        plain.process(), plain.order(), 0, plain.rules(), values, List.of(), Set.of());
  }
}
