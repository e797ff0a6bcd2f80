package org.schemaassurance.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;

/**
 * JUnit XML, for build servers: a suite for each section, a case for each rule and object. Broken
 * is a failure, unknown an error, waived skipped; a warning passes and is printed.
 *
 * <p>There is no standard; this is what Ant's and Jenkins' schemas have in common, so that a case
 * has no output of its own.
 */
public final class JunitReport implements ReportFormat {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public void write(Report report, Writer writer) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      start(xml, "testsuites");
      int suite = 0;
      for (Map.Entry<String, List<Finding>> section : sections(report).entrySet()) {
        // Nobody knows how long each took; the first has the time of all, so that the sum is right.
        Duration time = suite == 0 ? report.duration() : Duration.ZERO;
        writeSuite(xml, new Suite(suite, section.getKey(), section.getValue(), time), report);
        suite++;
      }
      end(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IOException(impossible);
    }
    writer.write(text.append('\n').toString());
  }

  private record Suite(int id, String name, List<Finding> findings, Duration time) {
    int count(Finding.Status status) {
      return (int) findings.stream().filter(finding -> finding.status() == status).count();
    }

    int failures() {
      return (int) findings.stream().filter(Finding::breaksVerdict).count();
    }
  }

  private static Map<String, List<Finding>> sections(Report report) {
    return report.findings().stream()
        .collect(
            Collectors.groupingBy(
                finding -> finding.rule().section(), LinkedHashMap::new, Collectors.toList()));
  }

  private static void writeSuite(XMLStreamWriter xml, Suite suite, Report report)
      throws XMLStreamException {
    String name = named(suite.name());
    start(xml, "testsuite");
    attribute(xml, "id", String.valueOf(suite.id()));
    attribute(xml, "name", name);
    attribute(xml, "package", named(report.title()));
    attribute(xml, "hostname", named(report.target().host()));
    attribute(xml, "timestamp", SECONDS.format(report.startedAt()));
    attribute(xml, "tests", String.valueOf(suite.findings().size()));
    attribute(xml, "failures", String.valueOf(suite.failures()));
    attribute(xml, "errors", String.valueOf(suite.count(Finding.Status.UNKNOWN)));
    attribute(xml, "skipped", String.valueOf(suite.count(Finding.Status.WAIVED)));
    attribute(xml, "time", seconds(suite.time()));
    writeProperties(xml, report);
    Map<String, Integer> seen = new HashMap<>();
    for (Finding finding : suite.findings()) {
      String caseName = named(finding.rule().name() + " " + finding.object());
      int before = seen.merge(caseName, 1, Integer::sum);
      writeCase(xml, name, before == 1 ? caseName : caseName + " (" + before + ")", finding);
    }
    element(xml, "system-out", warnings(suite));
    element(xml, "system-err", "");
    end(xml);
  }

  private static void writeProperties(XMLStreamWriter xml, Report report)
      throws XMLStreamException {
    start(xml, "properties");
    property(xml, "verdict", report.verdict().toString());
    property(xml, "target", report.target().toString());
    property(xml, "user", report.target().user());
    property(xml, "serverVersion", report.target().serverVersion());
    if (report.target().queriesAs().isPresent()) {
      property(xml, "queriesAs", report.target().queriesAs().get());
    }
    if (!report.remarks().isEmpty()) {
      property(xml, "remarks", String.join(" ", report.remarks()));
    }
    end(xml);
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    start(xml, "property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
    end(xml);
  }

  private static void writeCase(XMLStreamWriter xml, String suite, String caseName, Finding finding)
      throws XMLStreamException {
    start(xml, "testcase");
    attribute(xml, "classname", suite);
    attribute(xml, "name", caseName);
    attribute(xml, "time", seconds(Duration.ZERO));
    if (finding.breaksVerdict()) {
      writeOutcome(xml, "failure", finding);
    } else if (finding.status() == Finding.Status.UNKNOWN) {
      writeOutcome(xml, "error", finding);
    } else if (finding.status() == Finding.Status.WAIVED) {
      start(xml, "skipped");
      attribute(xml, "message", finding.message());
      end(xml);
    }
    end(xml);
  }

  private static void writeOutcome(XMLStreamWriter xml, String outcome, Finding finding)
      throws XMLStreamException {
    start(xml, outcome);
    attribute(xml, "type", finding.status().toString());
    attribute(xml, "message", finding.message());
    xml.writeCharacters(TerminalText.safe(text(finding)));
    end(xml);
  }

  private static String warnings(Suite suite) {
    return suite.findings().stream()
        .filter(Finding::isWarning)
        .map(finding -> "warning: " + text(finding))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Finding finding) {
    return FindingDetails.of(finding).stream()
        .map(detail -> detail.label() + ": " + detail.text())
        .collect(Collectors.joining("\n", finding.message() + "\n", "\n"));
  }

  /** Both schemas want names that are there, and read blanks around them away. */
  private static String named(String name) {
    return name.isBlank() ? "unnamed" : name.strip();
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
  }

  private static void start(XMLStreamWriter xml, String name) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
  }

  private static void end(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, TerminalText.onOneLine(value));
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    start(xml, name);
    xml.writeCharacters(TerminalText.safe(text));
    end(xml);
  }
}
