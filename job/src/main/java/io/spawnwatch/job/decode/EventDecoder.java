package io.spawnwatch.job.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;

/**
 * Bytes of any known shape → a process event. Never throws, whatever the bytes. Not thread-safe:
 * one for each subtask.
 */
public final class EventDecoder {

  private final DecodeSettings settings;
  private final Draft draft = new Draft();
  private final JsonFields json = new JsonFields(draft);
  private final XmlFields xml = new XmlFields(draft);
  private final EventAssembler assembler;

  public EventDecoder(DecodeSettings settings) {
    this.settings = settings;
    this.assembler = new EventAssembler(settings);
  }

  /** Decodes a record. */
  public Decoded decode(RawRecord record) {
    if (record.fault() != null) {
      return new Decoded.Malformed(OneLine.of(record.fault()));
    }
    try {
      read(record.bytes());
      return assembler.assemble(draft, record);
    } catch (MalformedRecord e) {
      return new Decoded.Malformed(e.getMessage());
    } catch (JsonProcessingException e) {
      return new Decoded.Malformed("not JSON: " + OneLine.of(e.getOriginalMessage()));
    } catch (IOException e) {
      return new Decoded.Malformed("unreadable: " + OneLine.of(e.getMessage()));
    } catch (XMLStreamException e) {
      return new Decoded.Malformed("not XML: " + OneLine.of(e.getMessage()));
    }
  }

  private void read(byte[] bytes) throws IOException, XMLStreamException, MalformedRecord {
    if (bytes.length > settings.maxBytes()) {
      throw new MalformedRecord("larger than " + settings.maxBytes() + " bytes");
    }
    draft.clear();
    switch (firstCharacter(bytes)) {
      case '{' -> readAnyJson(bytes);
      case '<' -> xml.read(new String(bytes, StandardCharsets.UTF_8).strip());
      case 0 -> throw new MalformedRecord("empty");
      default -> json.read(bytes, false); // It says what was found instead of an object.
    }
  }

  private static int firstCharacter(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b;
      }
    }
    return 0;
  }

  private void readAnyJson(byte[] bytes) throws IOException, XMLStreamException, MalformedRecord {
    try {
      readJson(bytes);
    } catch (JsonProcessingException e) {
      byte[] legal = LegalText.utf8(bytes);
      if (Arrays.equals(legal, bytes)) {
        throw e;
      }
      draft.clear();
      readJson(legal);
    }
  }

  private void readJson(byte[] bytes) throws IOException, XMLStreamException, MalformedRecord {
    json.read(bytes, false);
    if (readEmbedded(RawField.XML)) {
      return;
    }
    readEmbedded(RawField.EVENT_DATA);
    if (draft.isMessageSkipped() && needsMessage()) {
      draft.clear();
      json.read(bytes, true);
      readEmbedded(RawField.EVENT_DATA);
      if (isXml(draft.get(RawField.MESSAGE))) {
        readEmbedded(RawField.MESSAGE);
      }
    }
  }

  /** Whether something is missing that only the rendered message may tell. */
  private boolean needsMessage() {
    boolean hasId = draft.has(RawField.EVENT_ID) || draft.has(RawField.EVENT_CODE);
    boolean hasPid = draft.has(RawField.PROCESS_ID) || draft.has(RawField.ECS_PID);
    return !hasId || !hasPid || isSysmonWithoutParentPid();
  }

  private boolean isSysmonWithoutParentPid() {
    return draft.has(RawField.PARENT_PROCESS_GUID) && !draft.has(RawField.PARENT_PROCESS_ID);
  }

  /** Reads a field that holds XML or JSON of its own; true where it did. */
  private boolean readEmbedded(RawField field)
      throws IOException, XMLStreamException, MalformedRecord {
    String embedded = draft.get(field);
    if (embedded == null) {
      return false;
    }
    draft.remove(field);
    if (isXml(embedded)) {
      xml.read(embedded);
      return true;
    }
    if (embedded.startsWith("{")) {
      json.read(embedded.getBytes(StandardCharsets.UTF_8), false);
      return true;
    }
    return false;
  }

  private static boolean isXml(String text) {
    return text != null && text.stripLeading().startsWith("<");
  }
}
