package io.spawnwatch.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.sigma.Evaluability.Verdict;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluabilityTest {

  private static Evaluability on(Telemetry telemetry, String detection) {
    return Evaluability.of(
        Rules.detection(detection).condition(), telemetry.fields(), telemetry.eventIds());
  }

  @Test
  void isFullWhereEveryFieldCanHaveAValue() {
    String detection = "a:\n  Image: x\n  ParentCommandLine: y\ncondition: a";

    assertThat(on(Telemetry.SECURITY, detection))
        .isEqualTo(new Evaluability(Verdict.FULL, Set.of(), Set.of()));
  }

  @Test
  void isReducedWhereAnAlternativeIsLost() {
    String detection = "a:\n  - Image: x\n  - OriginalFileName: y\ncondition: a";

    assertThat(on(Telemetry.SECURITY, detection))
        .isEqualTo(new Evaluability(Verdict.REDUCED, Set.of(Field.ORIGINAL_FILE_NAME), Set.of()));
    assertThat(on(Telemetry.SYSMON, detection).verdict()).isEqualTo(Verdict.FULL);
  }

  @Test
  void isReducedWhereAnExceptionCannotWork() {
    String detection = "a:\n  Image: x\nf:\n  Company: y\ncondition: a and not f";

    assertThat(on(Telemetry.SECURITY, detection).verdict()).isEqualTo(Verdict.REDUCED);
  }

  @Test
  void isNeverWhereANeededFieldIsMissing() {
    String detection = "a:\n  Image: x\n  CommandLine|contains: y\ncondition: a";

    assertThat(on(Telemetry.SECURITY_WITHOUT_COMMAND_LINE, detection))
        .isEqualTo(
            new Evaluability(
                Verdict.NEVER, Set.of(Field.COMMAND_LINE), Set.of(Field.COMMAND_LINE)));
  }

  @Test
  void tellsTheFieldThatStopsARuleFromThoseThatItCouldDoWithout() {
    String detection =
        "a:\n  CommandLine|contains: y\nb:\n  - Image: x\n  - Company: z\ncondition: a and b";

    Evaluability found = on(Telemetry.SECURITY_WITHOUT_COMMAND_LINE, detection);

    assertThat(found.missing()).containsExactlyInAnyOrder(Field.COMMAND_LINE, Field.COMPANY);
    assertThat(found.needed()).containsExactly(Field.COMMAND_LINE);
  }

  @Test
  void needsNoSingleFieldWhereEachOfSeveralWouldDo() {
    String detection = "a:\n  - Company: x\n  - Product: y\ncondition: a";

    Evaluability found = on(Telemetry.SECURITY, detection);

    assertThat(found.verdict()).isEqualTo(Verdict.NEVER);
    assertThat(found.needed()).isEmpty();
  }

  @Test
  void takesNullOfAMissingFieldForTrue() {
    String absent = "a:\n  CurrentDirectory: null\ncondition: a";
    String present = "a:\n  CurrentDirectory: null\ncondition: not a";

    assertThat(on(Telemetry.SECURITY, absent).verdict()).isEqualTo(Verdict.REDUCED);
    assertThat(on(Telemetry.SECURITY, present).verdict()).isEqualTo(Verdict.NEVER);
  }

  @Test
  void neverFiresWhereItAsksForAnotherLogsEventsAlone() {
    String security = "a:\n  EventID: 4688\n  Image: x\ncondition: a";
    String noSysmon = "a:\n  Image: x\nb:\n  EventID: 1\ncondition: a and not b";
    String either = "a:\n  EventID: [1, 4688]\ncondition: a";

    assertThat(on(Telemetry.SYSMON, security))
        .isEqualTo(new Evaluability(Verdict.NEVER, Set.of(Field.EVENT_ID), Set.of(Field.EVENT_ID)));
    assertThat(on(Telemetry.SECURITY, security).verdict()).isEqualTo(Verdict.FULL);
    assertThat(on(Telemetry.SYSMON, noSysmon).verdict()).isEqualTo(Verdict.NEVER);
    assertThat(on(Telemetry.SECURITY, noSysmon).verdict()).isEqualTo(Verdict.FULL);
    assertThat(on(Telemetry.SYSMON, either).verdict()).isEqualTo(Verdict.FULL);
  }
}
