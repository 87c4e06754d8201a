package io.spawnwatch.job.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.event.Field;
import io.spawnwatch.event.ProcessEvent;
import io.spawnwatch.event.ProcessEvent.Kind;
import io.spawnwatch.event.Provider;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

  private final EventDecoder decoder = new EventDecoder(DecodeSettings.DEFAULTS);

  private Decoded decode(String record) {
    return decode(record.getBytes(StandardCharsets.UTF_8));
  }

  private Decoded decode(byte[] record) {
    return decoder.decode(new RawRecord(record, "topic", 1, 7));
  }

  private ProcessEvent event(String record) {
    Decoded decoded = decode(record);
    assertThat(decoded).as(record).isInstanceOf(Decoded.Event.class);
    return ((Decoded.Event) decoded).event();
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryShapeOfOneCreation(Shape shape) {
    ProcessEvent event = event(shape.record());

    assertThat(event.kind()).isEqualTo(Kind.CREATION);
    assertThat(event.provider()).isEqualTo(shape.provider());
    assertThat(event.host()).isEqualTo("ws01.corp.example");
    assertThat(Instant.ofEpochMilli(event.time())).isEqualTo(shape.time());
    assertThat(event.pid()).isEqualTo(0xea0);
    assertThat(event.parentPid()).isEqualTo(0x1e8);
    assertThat(event.get(Field.IMAGE)).isEqualTo("C:\\Windows\\System32\\whoami.exe");
    assertThat(event.get(Field.COMMAND_LINE)).isEqualTo("whoami /all > \"a & b\"");
    assertThat(event.get(Field.USER)).isEqualTo("CORP\\jdoe");
    assertThat(event.get(Field.LOGON_ID)).isEqualTo("0x5a21f");
    assertThat(event.origin().offset()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void aNameWithTheRootsDotIsTheHostWithout(Shape shape) {
    String record = shape.record().replace("WS01.corp.example", "WS01.corp.example.");

    assertThat(event(record).host()).isEqualTo("ws01.corp.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0001", "\u0000", "\ufffe", "&#x1;", "&#27;", "&#xD800;", "&#x110000;"})
  void aCharacterThatXmlMayNotHoldHidesNoEvent(String illegal) {
    String record = Shape.XML_4688.record().replace("whoami /all", "whoami" + illegal + " /all");

    assertThat(event(record).get(Field.COMMAND_LINE)).startsWith("whoami\ufffd /all");
  }

  @Test
  void aByteThatUtf8MayNotHoldHidesNoEvent() {
    for (Shape shape : new Shape[] {Shape.XML_4688, Shape.ELASTIC_4688, Shape.NXLOG_4688}) {
      String marked = shape.record().replace("whoami /all", "whoami\u00ff /all");
      byte[] record = marked.getBytes(StandardCharsets.ISO_8859_1);

      assertThat(decode(record))
          .isInstanceOfSatisfying(
              Decoded.Event.class,
              decoded ->
                  assertThat(decoded.event().get(Field.COMMAND_LINE))
                      .startsWith("whoami\ufffd /all"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "12 of 20", "99999999999999999999"})
  void aRecordIdThatIsNoNumberHidesNoEvent(String id) {
    String record = Shape.ELASTIC_4688.record().replace("\"record_id\":881204", quoted(id));

    assertThat(event(record).recordId()).isNegative();
  }

  private static String quoted(String id) {
    return "\"record_id\":\"" + id + '"';
  }

  @Test
  void putsBackWhatModulesRenameToTheElasticCommonSchema() {
    ProcessEvent sysmon = event(Shape.ECS_SYSMON.record());

    assertThat(sysmon.get(Field.PROCESS_GUID)).isEqualTo("{5A7E0000-0000-4000-8000-000000000EA0}");
    assertThat(sysmon.get(Field.PARENT_IMAGE)).isEqualTo("C:\\Windows\\explorer.exe");
    assertThat(sysmon.get(Field.PARENT_COMMAND_LINE)).isEqualTo("explorer");
    assertThat(sysmon.get(Field.CURRENT_DIRECTORY)).isEqualTo("C:\\Users\\jdoe\\");
    assertThat(sysmon.get(Field.ORIGINAL_FILE_NAME)).isEqualTo("whoami.exe");
    assertThat(sysmon.get(Field.HASHES)).isEqualTo("MD5=0a,SHA256=0b,IMPHASH=0c");
    assertThat(sysmon.get(Field.INTEGRITY_LEVEL)).isEqualTo("High");
    assertThat(sysmon.get(Field.RULE_NAME)).isEqualTo("recon");
    assertThat(event(Shape.ELASTIC_MODULE_4688.record()).get(Field.PARENT_IMAGE))
        .isEqualTo("C:\\Windows\\explorer.exe");
  }

  @Test
  void readsAnExitWhosePidAModuleRenamed() {
    String creation = Shape.ELASTIC_MODULE_4688.record();
    ProcessEvent exit =
        event(creation.replace("4688", "4689").replace("\"ProcessId\":\"0x1e8\",", ""));

    assertThat(exit.kind()).isEqualTo(Kind.EXIT);
    assertThat(exit.pid()).isEqualTo(0xea0);
    assertThat(exit.get(Field.IMAGE)).isEqualTo("C:\\Windows\\System32\\whoami.exe");
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("io.spawnwatch.job.decode.Shape#malformed")
  void explainsWhatIsNoEvent(byte[] record, String reason) {
    Decoded decoded = decode(record);

    assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    assertThat(((Decoded.Malformed) decoded).reason()).contains(reason).doesNotContain("\n");
  }

  @Test
  void skipsOtherEventsAndOtherProviders() {
    String logon = Shape.ELASTIC_4688.record().replace("\"4688\"", "\"4624\"");
    String kernel = Shape.ELASTIC_SYSMON.record().replace("Windows-Sysmon", "Windows-Kernel-IO");

    assertThat(decode(logon)).isInstanceOf(Decoded.Skipped.class);
    assertThat(decode(kernel)).isInstanceOf(Decoded.Skipped.class);
  }

  @Test
  void knowsSystemByItsLogonSession() {
    ProcessEvent event =
        event(
            Shape.ELASTIC_4688
                .record()
                .replace("\"SubjectLogonId\":\"0x5a21f\"", "\"SubjectLogonId\":\"0x3E7\""));

    assertThat(event.get(Field.USER)).isEqualTo("NT AUTHORITY\\SYSTEM");
    assertThat(event.get(Field.LOGON_ID)).isEqualTo("0x3e7");
  }

  @Test
  void prefersTheTargetOfA4688() {
    ProcessEvent event =
        event(
            Shape.ELASTIC_4688
                .record()
                .replace("\"TargetUserName\":\"-\"", "\"TargetUserName\":\"svc\"")
                .replace("\"TargetDomainName\":\"-\"", "\"TargetDomainName\":\"LAB\"")
                .replace("\"TargetLogonId\":\"0x0\"", "\"TargetLogonId\":\"0x77\""));

    assertThat(event.get(Field.USER)).isEqualTo("LAB\\svc");
    assertThat(event.get(Field.LOGON_ID)).isEqualTo("0x77");
  }

  @Test
  void takesADashInA4688AsMissingAndInSysmonAsItIs() {
    String security = Shape.ELASTIC_4688.record().replace("C:\\\\Windows\\\\explorer.exe", "-");
    String sysmon = Shape.ELASTIC_SYSMON.record().replace("C:\\\\Windows\\\\explorer.exe", "-");

    assertThat(event(security).get(Field.PARENT_IMAGE)).isNull();
    assertThat(event(sysmon).get(Field.PARENT_IMAGE)).isEqualTo("-");
  }

  @Test
  void takesTheDeclaredProviderWhereTheRecordTellsNone() {
    String bare =
        """
        {"Hostname":"WS01","TimeCreated":"2026-03-02 09:14:09.402","EventID":5,"ProcessId":"3744",\
        "Image":"C:\\\\Windows\\\\System32\\\\whoami.exe"}\
        """;
    String other = bare.replace("{", "{\"SourceName\":\"Other\",");
    DecodeSettings settings =
        new DecodeSettings(
            Map.of(),
            Map.of("topic", Provider.SYSMON),
            1 << 20,
            DecodeSettings.DEFAULTS.futureBound());
    EventDecoder declared = new EventDecoder(settings);

    assertThat(decode(bare)).isInstanceOf(Decoded.Skipped.class);
    assertThat(declared.decode(record(bare)))
        .isInstanceOfSatisfying(
            Decoded.Event.class, found -> assertThat(found.event().kind()).isEqualTo(Kind.EXIT));
    assertThat(declared.decode(record(other))).isInstanceOf(Decoded.Skipped.class);
  }

  private static RawRecord record(String text) {
    return new RawRecord(text.getBytes(StandardCharsets.UTF_8), "topic", 0, 1);
  }

  @Test
  void readsLocalTimesInTheDeclaredZone() {
    DecodeSettings settings =
        new DecodeSettings(
            Map.of("topic", ZoneId.of("+02:00")),
            Map.of(),
            1 << 20,
            DecodeSettings.DEFAULTS.futureBound());
    byte[] record = Shape.NXLOG_4688.record().getBytes(StandardCharsets.UTF_8);

    Decoded decoded = new EventDecoder(settings).decode(new RawRecord(record, "topic", 0, 1));

    assertThat(Instant.ofEpochMilli(((Decoded.Event) decoded).event().time()))
        .isEqualTo(Instant.parse("2026-03-02T03:14:09Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T11:14:09.000000+02:00",
        "2026-03-02 04:14:09 -0500",
        "1772442849",
        "1772442849000"
      })
  void believesATimeThatTellsItsOffset(String time) {
    String record = Shape.NXLOG_4688.record().replace("2026-03-02 05:14:09", time);

    assertThat(Instant.ofEpochMilli(event(record).time()))
        .isEqualTo(Instant.parse("2026-03-02T09:14:09Z"));
  }

  @Test
  void flagsATimeFarAhead() {
    ProcessEvent event = event(Shape.ELASTIC_4688.record().replace("2026-03-02", "2999-03-02"));

    assertThat(event.isClockAhead()).isTrue();
  }

  @Test
  void readsExitsAndBoots() {
    String exit =
        Shape.ELASTIC_4688
            .record()
            .replace("\"4688\"", "\"4689\"")
            .replace("\"ProcessId\":\"0x1e8\"", "\"ProcessId\":\"0xea0\"")
            .replace("NewProcessName", "ProcessName");
    String boot = Shape.ELASTIC_4688.record().replace("\"4688\"", "\"4608\"");

    assertThat(event(exit).kind()).isEqualTo(Kind.EXIT);
    assertThat(event(exit).pid()).isEqualTo(0xea0);
    assertThat(event(boot).kind()).isEqualTo(Kind.BOOT);
    assertThat(event(boot).provider()).isEqualTo(Provider.SECURITY);
  }

  @Test
  void neverThrowsWhateverTheBytes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
      byte[] record = shape.record().getBytes(StandardCharsets.UTF_8);
      for (int change = random.nextInt(5); change >= 0; change--) {
        record[random.nextInt(record.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = Arrays.copyOf(record, record.length - random.nextInt(20));
      assertThat(decode(cut)).as("seed %d", seed).isNotNull();
    }
  }
}
