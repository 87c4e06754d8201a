package io.spawnwatch.cli.ruletest;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Outcomes in the XML form that build servers read. */
public final class JUnitReport {

  private JUnitReport() {}

  /**
   * Writes the report.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(List<RuleTests.Outcome> outcomes, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
      long failed = outcomes.stream().filter(outcome -> !outcome.isPassed()).count();
      xml.writeStartDocument();
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
    } catch (XMLStreamException e) {
      throw new IOException("the report cannot be written", e);
    }
  }

  private static void write(RuleTests.Outcome outcome, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", outcome.place());
    xml.writeAttribute("name", outcome.testCase() + " (" + outcome.variant() + ")");
    if (!outcome.isPassed()) {
      xml.writeStartElement("failure");
      xml.writeAttribute(
          "message", "expected " + outcome.expected() + " findings, found " + outcome.found());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
