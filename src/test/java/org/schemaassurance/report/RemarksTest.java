package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.Pages;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;
import org.schemaassurance.support.Json;

/** What a report can't vouch for is told in every format that tells more than numbers. */
final class RemarksTest {
  private static final String REMARK = "Not rehearsed: 1 left out by label.";
  private static final Finding HOLDS =
      Reports.finding("a", 3, Finding.Status.HOLDS, "public.a is there");

  static Stream<ReportFormat> formats() {
    return Stream.of(
        new TextReport(Style.PLAIN, Map.of()),
        new MarkdownReport(),
        new HtmlReport("1.2"),
        new JsonReport("1.2"),
        new JunitReport(),
        new SarifReport("1.2", "rehearse", Pages.OF_REHEARSALS));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isToldWhereThereIsAny(ReportFormat format) throws IOException {
    assertThat(Reports.written(format, remarking(REMARK))).contains(REMARK);
    assertThat(Reports.written(format, remarking(REMARK).withWarningsAsErrors())).contains(REMARK);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void nothingIsSaidWhereThereIsNone(ReportFormat format) throws IOException {
    assertThat(Reports.written(format, remarking()))
        .doesNotContain("emarks", "Notifications", "<p class=\"remark\">");
  }

  @Test
  void isAKeyOfTheJsonForPrograms() throws IOException {
    Map<?, ?> json =
        (Map<?, ?>) Json.read(Reports.written(new JsonReport("1.2"), remarking(REMARK, "More.")));

    assertThat(json.get("remarks")).isEqualTo(List.of(REMARK, "More."));
  }

  private static Report remarking(String... remarks) {
    Report report = Reports.of(HOLDS);
    return new Report(
        report.title(),
        report.target(),
        report.startedAt(),
        report.duration(),
        report.findings(),
        report.statistics(),
        List.of(remarks));
  }
}
