package io.spawnwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessEventTest {

  private static ProcessEventBuilder creation() {
    return ProcessEvent.builder()
        .kind(ProcessEvent.Kind.CREATION)
        .provider(Provider.SECURITY)
        .host("WS01.Corp.Example")
        .time(1_790_000_000_123L)
        .channel("Security")
        .recordId(42)
        .pid(0x1f4)
        .parentPid(4)
        .fingerprint(7)
        .origin(new Origin("topic", 3, 99))
        .set(Field.IMAGE, "C:\\Windows\\System32\\Übung-😀.exe")
        .set(Field.COMMAND_LINE, "");
  }

  private static ProcessEvent overTheWire(ProcessEvent event) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProcessEventCodec.write(event, new DataOutputStream(bytes));
    return ProcessEventCodec.read(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  @Test
  void survivesTheWire() throws IOException {
    ProcessEvent event = creation().clockAhead(true).build();

    assertThat(overTheWire(event)).usingRecursiveComparison().isEqualTo(event);
  }

  /** Else its key group behind the wire is another subtask's, and the job fails for good. */
  @Test
  void hasTheSameHostBehindTheWireWhateverItIsCalled() throws IOException {
    ProcessEvent event = creation().host("WS\ud800\udbff.İ.😀\u0000\udc00").build();

    assertThat(overTheWire(event).host()).isEqualTo(event.host());
  }

  @Test
  void ofA4688DerivesWhatItDoesNotCarry() {
    ProcessEvent event = creation().build();

    assertThat(event.get(Field.PROCESS_ID)).isEqualTo("500");
    assertThat(event.get(Field.NEW_PROCESS_ID)).isEqualTo("0x1f4");
    assertThat(event.get(Field.NEW_PROCESS_NAME)).isEqualTo(event.get(Field.IMAGE));
    assertThat(event.get(Field.EVENT_ID)).isEqualTo("4688");
    assertThat(event.get(Field.PARENT_IMAGE)).isNull();
  }

  @Test
  void isKnownByItsFullAndItsShortName() {
    assertThat(creation().build().all(Field.HOST_NAME))
        .containsExactly("ws01.corp.example", "ws01");
  }

  @Test
  void readsTheTargetsOfRemoteCommands() {
    ProcessEvent event =
        creation()
            .set(Field.COMMAND_LINE, "wmic /node:\"FS01\" process call create \\\\dc01\\c$\\x")
            .build();

    assertThat(event.all(Field.TARGET_HOST)).containsExactly("fs01", "dc01");
  }

  @Test
  void aTargetWithTheRootsDotIsTheHostWithout() {
    assertThat(HostNames.targetsOf("wmic /node:FS01.corp.example. os get name"))
        .containsExactly("fs01.corp.example");
    assertThat(HostNames.targetsOf("dir \\\\DC01.\\c$")).containsExactly("dc01");
  }

  @Test
  void theSystemsAccountOfPsExecIsNoHost() {
    assertThat(HostNames.targetsOf("PsExec64.exe -i -s cmd.exe")).isEmpty();
    assertThat(HostNames.targetsOf("PsExec64.exe \\\\FS01 -s cmd.exe")).containsExactly("fs01");
    assertThat(HostNames.targetsOf("schtasks /create -s FS01 /tn x")).containsExactly("fs01");
  }

  @Test
  void hostNameAndHostnameAreDifferentFields() {
    assertThat(Field.byName("HostName")).contains(Field.HOST_NAME);
    assertThat(Field.byName("Hostname")).contains(Field.COMPUTER);
    assertThat(Field.byName("computername")).contains(Field.COMPUTER);
    assertThat(Field.byName("NoSuchField")).isEmpty();
  }
}
