package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.Outcome;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.Severity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class JunitReportTest {
  private static final Finding HOLDS =
      Reports.finding("users", 1, Status.HOLDS, "public.users is there");
  private static final Finding BROKEN =
      Reports.finding("rooms", 2, Status.BROKEN, "public.rooms: expected one, found another.");
  private static final Finding UNKNOWN =
      Reports.finding("orders", 3, Status.UNKNOWN, "public.orders: permission denied.");
  private static final Finding WARNING =
      Reports.finding("lines", 4, Status.BROKEN, "public.lines: expected an index, found none.")
          .withSeverity(Severity.WARNING);
  private static final Finding WAIVED =
      Reports.finding("notes", 5, Status.BROKEN, "public.notes: expected one, found none.")
          .accepted(Reports.NEXT_WEEK);

  @TempDir private Path folder;

  @Test
  void aReaderOfTestReportsSeesEachVerdictAsWhatItIs() throws Exception {
    ReportTestSuite suite = onlySuite(Reports.of(HOLDS, BROKEN, UNKNOWN, WARNING, WAIVED));

    assertThat(suite.getFullClassName()).isEqualTo("Checking tables");
    assertThat(suite.getNumberOfTests()).isEqualTo(5);
    assertThat(suite.getNumberOfFailures()).isEqualTo(1);
    assertThat(suite.getNumberOfErrors()).isEqualTo(1);
    assertThat(suite.getNumberOfSkipped()).isEqualTo(1);
    assertThat(suite.getTestCases())
        .extracting(ReportTestCase::getName)
        .containsExactly(
            "users public.users",
            "rooms public.rooms",
            "orders public.orders",
            "lines public.lines",
            "notes public.notes");
    assertThat(suite.getTestCases())
        .extracting(ReportTestCase::isSuccessful)
        .containsExactly(true, false, false, true, false);
    assertThat(suite.getTestCases().get(1).getFailureMessage())
        .isEqualTo("public.rooms: expected one, found another.");
    assertThat(suite.getTestCases().get(1).getFailureDetail())
        .contains(
            """
            expected: one
            found: another
            to do: Do this.
            Then that.
            made by: changelog/a.sql::1::team
            rule: rooms (verify-rules/a.yaml:2)
            """);
    assertThat(suite.getTestCases().get(2).hasError()).isTrue();
    assertThat(suite.getTestCases().get(2).getFailureMessage())
        .isEqualTo("public.orders: permission denied.");
    assertThat(suite.getTestCases().get(4).hasSkipped()).isTrue();
    assertThat(suite.getTestCases().get(4).getFailureMessage())
        .contains("(next week; dba team, until 2027-01-31)");
  }

  @Test
  void aWarningPassesAndIsPrinted() throws Exception {
    Document document = valid(Reports.of(HOLDS, WARNING));

    assertThat(document.getElementsByTagName("failure").getLength()).isZero();
    assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
        .startsWith("warning: public.lines: expected an index, found none.\nexpected: one\n");
    Document strict = valid(Reports.of(HOLDS, WARNING).withWarningsAsErrors());
    assertThat(strict.getElementsByTagName("failure").getLength()).isEqualTo(1);
  }

  @Test
  void eachSectionIsASuiteAndTheTimesAddUp() throws Exception {
    Finding elsewhere =
        new Finding(
            new RuleIdentity("booking-create-chat", "trigger", "Checking triggers"),
            new FileLine("verify-rules/b.yaml", 1),
            new JudgedObject("public.bookings.booking_create_chat", "", BROKEN.about().origin()),
            new Outcome.Holds("Trigger 'booking_create_chat' is in force"),
            Severity.ERROR);

    List<Element> suites = suites(valid(Reports.of(HOLDS, BROKEN, elsewhere)));

    assertThat(suites)
        .extracting(suite -> suite.getAttribute("name"))
        .containsExactly("Checking tables", "Checking triggers");
    assertThat(suites).extracting(suite -> suite.getAttribute("id")).containsExactly("0", "1");
    assertThat(suites)
        .extracting(suite -> suite.getAttribute("time"))
        .containsExactly("0.042", "0.000");
    assertThat(suites.get(0).getAttribute("timestamp")).isEqualTo("2026-11-22T10:00:00");
    assertThat(valid(Reports.of()).getElementsByTagName("testsuite").getLength()).isZero();
  }

  @Test
  void twoFindingsOfOneRuleAndObjectAreTwoCases() throws Exception {
    Finding again =
        Reports.finding("rooms", 2, Status.BROKEN, "public.rooms: expected two, found three.");

    assertThat(onlySuite(Reports.of(BROKEN, again)).getTestCases())
        .extracting(ReportTestCase::getName)
        .containsExactly("rooms public.rooms", "rooms public.rooms (2)");
  }

  static Stream<String> hostileTexts() {
    return HostileText.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextStaysText(String hostile) throws Exception {
    Document document = valid(HostileText.everywhere(hostile));

    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(4);
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(((Element) document.getElementsByTagName("failure").item(0)).getAttribute("message"))
        .isEqualTo(TerminalText.onOneLine(HostileText.brokenSentence(hostile)));
    assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
        .startsWith(TerminalText.safe(HostileText.brokenSentence(hostile)));
  }

  private static Document valid(Report report)
      throws IOException, SAXException, ParserConfigurationException {
    String written = Reports.written(new JunitReport(), report);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JunitReportTest.class.getResource("/junit/jenkins-junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(written)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(written)));
  }

  private static List<Element> suites(Document document) {
    return Stream.iterate(0, index -> index + 1)
        .limit(document.getElementsByTagName("testsuite").getLength())
        .map(index -> (Element) document.getElementsByTagName("testsuite").item(index))
        .toList();
  }

  private ReportTestSuite onlySuite(Report report) throws Exception {
    valid(report);
    Files.writeString(
        folder.resolve("TEST-schema.xml"), Reports.written(new JunitReport(), report));
    List<ReportTestSuite> suites =
        new SurefireReportParser(List.of(folder.toFile()), new NullConsoleLogger())
            .parseXMLReportFiles();
    assertThat(suites).hasSize(1);
    return suites.get(0);
  }
}
