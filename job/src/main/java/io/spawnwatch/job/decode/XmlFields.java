package io.spawnwatch.job.decode;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads Windows Event XML into a draft, streaming, without document types and entities of their
 * own. Schema: Microsoft, "Event Schema" (win32, Windows Event Log).
 */
final class XmlFields {

  private static final int MAX_DEPTH = 50;

  private final XMLInputFactory factory = XMLInputFactory.newFactory();
  private final Draft draft;

  XmlFields(Draft draft) {
    this.draft = draft;
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  /**
   * Fills the draft from an {@code <Event>} or an {@code <EventData>} element.
   *
   * @throws XMLStreamException when it is not XML
   * @throws MalformedRecord when it declares a document type, or is another element
   */
  void read(String xml) throws XMLStreamException, MalformedRecord {
    try {
      parse(xml);
    } catch (XMLStreamException e) {
      String legal = LegalText.xml(xml);
      if (legal.equals(xml)) {
        throw e;
      }
      parse(legal);
    }
  }

  private void parse(String xml) throws XMLStreamException, MalformedRecord {
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
    try {
      elements(reader);
    } finally {
      reader.close();
    }
  }

  private void elements(XMLStreamReader reader) throws XMLStreamException, MalformedRecord {
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> throw new MalformedRecord("a document type is declared");
        case XMLStreamConstants.START_ELEMENT -> {
          checkElement(reader.getLocalName(), ++depth);
          depth -= start(reader) ? 1 : 0;
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private static void checkElement(String name, int depth) throws MalformedRecord {
    if (depth == 1 && !name.equals("Event") && !name.equals("EventData")) {
      throw new MalformedRecord("expected the element Event, found another");
    }
    if (depth > MAX_DEPTH) {
      throw new MalformedRecord("nested deeper than " + MAX_DEPTH);
    }
  }

  /** Takes what the element tells; true where that read it to its end. */
  private boolean start(XMLStreamReader reader) throws XMLStreamException {
    switch (reader.getLocalName()) {
      case "Provider" -> put(RawField.PROVIDER, reader.getAttributeValue(null, "Name"));
      case "TimeCreated" -> put(RawField.SYSTEM_TIME, reader.getAttributeValue(null, "SystemTime"));
      case "EventID", "Channel", "Computer", "EventRecordID" -> {
        put(RawField.byName(reader.getLocalName()), reader.getElementText());
        return true;
      }
      case "Data" -> {
        return data(reader);
      }
      default -> {}
    }
    return false;
  }

  private boolean data(XMLStreamReader reader) throws XMLStreamException {
    String name = reader.getAttributeValue(null, "Name");
    RawField field = name == null ? null : RawField.byName(name);
    if (field == null) {
      return false;
    }
    put(field, reader.getElementText());
    return true;
  }

  private void put(RawField field, String value) {
    if (value != null) {
      draft.put(field, value);
    }
  }
}
