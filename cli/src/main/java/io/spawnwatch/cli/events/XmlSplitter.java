package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Windows Event XML: one record an {@code <Event>} element, whatever stands around it (an {@code
 * <Events>} wrapper, a declaration, line ends). It looks for the end tag only: what lies before it
 * is the decoder's to judge.
 */
final class XmlSplitter implements RecordSplitter {

  private static final byte[] END = "</Event>".getBytes(StandardCharsets.US_ASCII);
  private static final String START = "<Event";

  @Override
  public void split(InputStream in, String name, Consumer<RawRecord> records) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    BufferedInputStream buffered = new BufferedInputStream(in);
    long line = 1;
    long startLine = 1;
    int matched = 0;
    for (int b = buffered.read(); b >= 0; b = buffered.read()) {
      line += b == '\n' ? 1 : 0;
      if (text.size() < MAX_RECORD_BYTES && !(text.size() == 0 && Character.isWhitespace(b))) {
        text.write(b);
      } else if (text.size() == 0) {
        startLine = line;
      }
      matched = b == END[matched] ? matched + 1 : b == END[0] ? 1 : 0;
      if (matched == END.length) {
        records.accept(new RawRecord(element(text), name, 0, startLine));
        text.reset();
        startLine = line;
        matched = 0;
      }
    }
    rest(text, name, startLine, records);
  }

  /** From the element's start tag on, but all of it where a document type is declared. */
  private static byte[] element(ByteArrayOutputStream text) {
    String xml = text.toString(StandardCharsets.UTF_8);
    int start = startTag(xml);
    return start <= 0 || xml.contains("<!DOCTYPE")
        ? text.toByteArray()
        : xml.substring(start).getBytes(StandardCharsets.UTF_8);
  }

  private static int startTag(String xml) {
    int at = xml.indexOf(START);
    while (at >= 0
        && Character.isLetter(xml.charAt(Math.min(at + START.length(), xml.length() - 1)))) {
      at = xml.indexOf(START, at + 1);
    }
    return at;
  }

  private static void rest(
      ByteArrayOutputStream text, String name, long line, Consumer<RawRecord> records) {
    String left = text.toString(StandardCharsets.UTF_8).strip();
    if (!left.isEmpty() && !left.equals("</Events>")) {
      records.accept(new RawRecord(text.toByteArray(), name, 0, line));
    }
  }
}
