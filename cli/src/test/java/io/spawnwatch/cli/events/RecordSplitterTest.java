package io.spawnwatch.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.spawnwatch.job.decode.RawRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSplitterTest {

  /** Line and text of every record. */
  private static List<String> split(String name, String content) throws IOException {
    List<String> records = new ArrayList<>();
    RecordSplitter.of(name)
        .split(
            new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
            name,
            record -> records.add(record.offset() + ":" + text(record)));
    return records;
  }

  private static String text(RawRecord record) {
    return record.fault() == null
        ? new String(record.bytes(), StandardCharsets.UTF_8)
        : record.fault();
  }

  @Test
  void linesEndWithLineFeeds() throws IOException {
    assertThat(split("a.jsonl", "{1}\r\n\n{2}\n{3}"))
        .containsExactly("1:{1}", "2:", "3:{2}", "4:{3}");
    assertThat(split("a.jsonl.gz", "{1}\n")).containsExactly("1:{1}");
  }

  @Test
  void jsonMayBePrettyPrintedOneAfterTheOther() throws IOException {
    assertThat(split("a.json", "{\n \"a\": 1\n}\n{ \"b\": [1, {}] }"))
        .containsExactly("1:{\"a\":1}", "4:{\"b\":[1,{}]}");
  }

  @Test
  void jsonMayBeAnArrayOrRecords() throws IOException {
    assertThat(split("a.json", "[{\"a\":1},\n{\"b\":2}]"))
        .containsExactly("1:{\"a\":1}", "2:{\"b\":2}");
    assertThat(split("a.json", "{\"records\": [{\"a\":1}, {\"b\":2}]}"))
        .containsExactly("1:{\"a\":1}", "1:{\"b\":2}");
  }

  @Test
  void brokenJsonEndsInARecordThatIsNone() throws IOException {
    assertThat(split("a.json", "{\"a\":1} {\"b\":"))
        .hasSize(2)
        .satisfies(
            records ->
                assertThat(records.get(1))
                    .startsWith("1:the JSON breaks here: Unexpected end-of-input"));
  }

  @Test
  void jsonLinesAreReadAsLinesWhateverTheFileIsCalled() throws IOException {
    assertThat(split("a.json", "\n{\"a\":1}\n{\"b\":\n{\"c\":3}\n"))
        .containsExactly("1:", "2:{\"a\":1}", "3:{\"b\":", "4:{\"c\":3}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void byteOrderMarksAreRead(String charset) throws IOException {
    byte[] bytes = "\uFEFF{\"a\":\"ä\"}".getBytes(Charset.forName(charset));

    byte[] read = Utf8.of(new ByteArrayInputStream(bytes)).readAllBytes();

    assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"ä\"}");
  }

  @Test
  void aPipeIsLinesUnlessItBeginsWithXmlOfAnotherLayout() throws IOException {
    assertThat(split("-", "<Event>\na\n</Event>\n")).containsExactly("1:<Event>\na\n</Event>");
    assertThat(split("-", "<Event>a</Event>\n<Event>b\n<Event>c</Event>\n"))
        .containsExactly("1:<Event>a</Event>", "2:<Event>b", "3:<Event>c</Event>");
    assertThat(split("events.log", "<Events><Event>a</Event>\n<Event>\nb</Event></Events>"))
        .extracting(record -> record.substring(record.indexOf(':') + 1))
        .containsExactly("<Event>a</Event>", "<Event>\nb</Event>");
    assertThat(split("-", "{\n{}\n")).containsExactly("1:{", "2:{}");
  }

  @Test
  void xmlIsCutAtTheEndsOfEvents() throws IOException {
    String xml =
        "<?xml version='1.0'?>\n<Events>\n<Event a='1'>x</Event>\n<Event>y</Event></Events>";

    assertThat(split("a.xml", xml))
        .extracting(record -> record.substring(record.indexOf(':') + 1))
        .containsExactly("<Event a='1'>x</Event>", "<Event>y</Event>");
  }
}
