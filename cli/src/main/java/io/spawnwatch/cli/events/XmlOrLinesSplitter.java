package io.spawnwatch.cli.events;

import io.spawnwatch.job.decode.RawRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A pipe, or a file whose name tells nothing: lines, unless it begins with XML that is not one
 * event a line, as {@code wevtutil} writes it.
 */
final class XmlOrLinesSplitter implements RecordSplitter {

  private static final String START = "<Event";
  private static final String END = "</Event>";

  @Override
  public void split(InputStream in, String name, Consumer<RawRecord> records) throws IOException {
    BufferedInputStream content = new BufferedInputStream(in, 1 << 16);
    String first = new String(FirstLine.of(content), StandardCharsets.UTF_8).strip();
    RecordSplitter splitter =
        first.startsWith("<") && !isOneEvent(first) ? new XmlSplitter() : new LineSplitter();
    splitter.split(content, name, records);
  }

  private static boolean isOneEvent(String line) {
    return line.startsWith(START)
        && !Character.isLetter(line.charAt(START.length()))
        && line.endsWith(END)
        && line.indexOf(END) == line.length() - END.length();
  }
}
