package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Report;

/** A large database makes a large report. */
final class ManyFindingsTest {
  private static final Report TEN_THOUSAND = Reports.of(findings());

  /** About a second is meant; the rest is for a busy machine. */
  private static final Duration ENOUGH = Duration.ofSeconds(5);

  private static Finding[] findings() {
    return IntStream.rangeClosed(1, 10_000)
        .mapToObj(
            line ->
                Reports.madeAt(
                    Reports.finding(
                        "rule" + line,
                        line,
                        Status.values()[line % 3],
                        "public.rule" + line + ": expected one, found another."),
                    new FileLine("changelog/a.sql", line)))
        .toArray(Finding[]::new);
  }

  static Stream<Named<ReportFormat>> formats() {
    RulePages pages =
        (rule, check) -> Optional.of(new RulePages.Page("A page.", "words ".repeat(500)));
    return Stream.of(
        Named.of("text", new TextReport(Style.PLAIN, Map.of())),
        Named.of("json", new JsonReport("1.2")),
        Named.of("junit", new JunitReport()),
        Named.of("sarif", new SarifReport("1.2", "verify", pages)),
        Named.of("html", new HtmlReport("1.2")),
        Named.of("markdown", new MarkdownReport()),
        Named.of("prometheus", new PrometheusReport("verify")));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void tenThousandFindingsAreWrittenSoon(ReportFormat format) throws IOException {
    long begin = System.nanoTime();

    String written = Reports.written(format, TEN_THOUSAND);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ENOUGH);
    assertThat(written).contains("public.rule1").hasSizeGreaterThan(500_000);
  }
}
