package io.spawnwatch.cli.ruletest;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Outcomes in the XML form that build servers read. */
public final class JUnitReport {

  private JUnitReport() {}

  /** The report, in UTF-8 as its first line says. */
  public static String of(List<RuleTests.Outcome> outcomes) {
    StringWriter writer = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
      long failed = outcomes.stream().filter(outcome -> !outcome.isPassed()).count();
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "spawnwatch rules");
      xml.writeAttribute("tests", Integer.toString(outcomes.size()));
      xml.writeAttribute("failures", Long.toString(failed));
      for (RuleTests.Outcome outcome : outcomes) {
        write(outcome, xml);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return writer.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text that memory cannot take", e);
    }
  }

  private static void write(RuleTests.Outcome outcome, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", outcome.place());
    xml.writeAttribute("name", outcome.testCase() + " (" + outcome.variant() + ")");
    if (!outcome.isPassed()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", outcome.message());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
