package org.schemaassurance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.FileLine;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Finding.Status;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.Severity;
import org.schemaassurance.support.Json;

final class SarifReportTest {
  private static final Schema OASIS_SCHEMA = oasisSchema();
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

  @Test
  void aResultSaysWhatIsBrokenWhereAndWhoMadeIt() throws IOException {
    Map<?, ?> result = results(Reports.of(HOLDS, BROKEN)).get(0);

    assertThat(result.get("ruleId")).isEqualTo("rooms");
    assertThat(result.get("ruleIndex")).isEqualTo(0L);
    assertThat(result.get("kind")).isEqualTo("fail");
    assertThat(result.get("level")).isEqualTo("error");
    assertThat(at(result, "message", "text"))
        .isEqualTo(
            """
            public.rooms: expected one, found another.
            expected: one
            found: another
            to do: Do this.
            Then that.
            made by: [changelog/a.sql::1::team](1)
            rule: rooms (verify-rules/a.yaml:2)""");
    assertThat(at(result, "locations", 0, "physicalLocation"))
        .isEqualTo(
            Map.of(
                "artifactLocation",
                Map.of("uri", "verify-rules/a.yaml", "uriBaseId", "%SRCROOT%"),
                "region",
                Map.of("startLine", 2L)));
    assertThat(at(result, "locations", 0, "logicalLocations", 0, "fullyQualifiedName"))
        .isEqualTo("public.rooms");
    assertThat(at(result, "relatedLocations", 0, "id")).isEqualTo(1L);
    assertThat(at(result, "relatedLocations", 0, "physicalLocation", "artifactLocation", "uri"))
        .isEqualTo("changelog/a.sql");
    assertThat(at(result, "relatedLocations", 0, "physicalLocation", "region", "startLine"))
        .isEqualTo(7L);
  }

  @Test
  void eachVerdictHasItsLevelAndWhatHoldsIsLeftOut() throws IOException {
    List<Map<?, ?>> results = results(Reports.of(HOLDS, BROKEN, UNKNOWN, WARNING, WAIVED));

    assertThat(results.stream().map(result -> result.get("level") + " " + result.get("ruleId")))
        .containsExactly("error rooms", "error orders", "warning lines", "note notes");
    assertThat(at(results.get(1), "message", "text"))
        .asString()
        .startsWith("Could not be found out: public.orders: permission denied.");
    assertThat(results.get(3).get("suppressions"))
        .isEqualTo(
            List.of(
                Map.of(
                    "kind", "external",
                    "status", "accepted",
                    "justification", "next week; dba team, until 2027-01-31")));
    assertThat(results.subList(0, 3)).noneMatch(result -> result.containsKey("suppressions"));
    assertThat(results(Reports.of(HOLDS))).isEmpty();
  }

  @Test
  void aRuleHasItsPageAsHelp() throws IOException {
    Map<?, ?> driver = (Map<?, ?>) at(run(Reports.of(BROKEN, WARNING)), "tool", "driver");

    assertThat(driver.get("name")).isEqualTo("schema-assurance");
    assertThat(driver.get("version")).isEqualTo("1.2");
    assertThat(driver.get("rules"))
        .isEqualTo(List.of(rule("rooms", "error"), rule("lines", "warning")));
  }

  private static Map<String, Object> rule(String id, String level) {
    return Map.of(
        "id", id,
        "shortDescription", Map.of("text", id + " (table)"),
        "fullDescription", Map.of("text", "All of table."),
        "help", Map.of("text", "# table", "markdown", "# table"),
        "defaultConfiguration", Map.of("level", level),
        "properties", Map.of("tags", List.of("table")));
  }

  @Test
  void theRunSaysWhenItWasAndWhatItIsAbout() throws IOException {
    Map<?, ?> run = run(Reports.of(BROKEN));

    assertThat(at(run, "automationDetails", "id"))
        .isEqualTo("schema-assurance/verify/db.example.com/shop/");
    assertThat(at(run, "invocations", 0))
        .isEqualTo(
            Map.of(
                "executionSuccessful", true,
                "exitCode", 1L,
                "exitCodeDescription", "broken",
                "startTimeUtc", "2026-11-22T10:00:00.123Z",
                "endTimeUtc", "2026-11-22T10:00:00.165Z"));
    assertThat(at(run(Reports.of(UNKNOWN)), "invocations", 0, "executionSuccessful"))
        .isEqualTo(false);
  }

  @Test
  void theFingerprintStaysAsLinesShiftAndTextsChangeAndTellsObjectsApart() throws IOException {
    Finding shifted =
        Reports.finding("rooms", 90, Status.BROKEN, "public.rooms: expected one, found worse.");
    Finding other =
        Reports.finding("halls", 2, Status.BROKEN, "public.halls: expected one, found worse.");

    assertThat(fingerprints(Reports.of(shifted))).isEqualTo(fingerprints(Reports.of(BROKEN)));
    assertThat(fingerprints(Reports.of(BROKEN, shifted, other))).doesNotHaveDuplicates();
  }

  @Test
  void noMoreResultsThanGithubTakesAndTheGravestOfThem() throws IOException {
    Finding[] findings =
        IntStream.rangeClosed(1, SarifReport.MOST_RESULTS)
            .mapToObj(
                line ->
                    Reports.finding("w", line, Status.BROKEN, "w: expected none, found a warning."))
            .map(finding -> finding.withSeverity(Severity.WARNING))
            .toArray(Finding[]::new);
    Report tooMany =
        Reports.of(Stream.concat(Stream.of(findings), Stream.of(BROKEN)).toArray(Finding[]::new));

    Map<?, ?> run = (Map<?, ?>) at((Map<?, ?>) Json.read(written(tooMany)), "runs", 0);

    assertThat((List<?>) run.get("results")).hasSize(SarifReport.MOST_RESULTS);
    assertThat((List<?>) at(run, "tool", "driver", "rules")).hasSize(2);
    assertThat(at(run, "invocations", 0, "toolExecutionNotifications", 0, "message", "text"))
        .isEqualTo("Left out: 1 findings, not as grave as the 25000 here.");
  }

  @ParameterizedTest
  @CsvSource({
    "a b/c:d#1?%.yaml, a%20b/c%3Ad%231%3F%25.yaml",
    "c:d.yaml, c%3Ad.yaml",
    "rules\\ü.yaml, rules/%C3%BC.yaml",
    "/etc/rules.yaml, file:///etc/rules.yaml"
  })
  void aFileIsAUriReference(String file, String uri) throws IOException {
    Finding finding = Reports.madeAt(BROKEN, new FileLine(file, 1));

    Object place =
        at(results(Reports.of(finding)).get(0), "relatedLocations", 0, "physicalLocation");

    assertThat(at((Map<?, ?>) place, "artifactLocation", "uri")).isEqualTo(uri);
    assertThat(((Map<?, ?>) at((Map<?, ?>) place, "artifactLocation")).containsKey("uriBaseId"))
        .isEqualTo(!file.startsWith("/"));
  }

  @Test
  void theSchemaNoticesWhatIsNoSarif() throws IOException {
    String wrongLevel = written(Reports.of(BROKEN)).replace("\"error\"", "\"grave\"");

    assertThat(OASIS_SCHEMA.validate(wrongLevel, InputFormat.JSON)).isNotEmpty();
  }

  static Stream<String> hostileTexts() {
    return HostileText.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("hostileTexts")
  void hostileTextStaysText(String hostile) throws IOException {
    List<Map<?, ?>> results = results(HostileText.everywhere(hostile));

    assertThat(results).hasSize(3);
    assertThat(results)
        .allSatisfy(
            result -> {
              String text = at(result, "message", "text").toString();
              assertThat(text).isEqualTo(TerminalText.safe(text));
              // The one link is to where the changeset stands.
              assertThat(text.replace("\\]", "").replaceFirst("]\\(1\\)", "")).doesNotContain("](");
              assertThat(at(result, "locations", 0, "physicalLocation", "artifactLocation", "uri"))
                  .asString()
                  .matches("(file://)?[A-Za-z0-9/%._~-]+");
            });
  }

  private static Schema oasisSchema() {
    try (InputStream schema =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Optional<RulePages.Page> page(String rule, String check) {
    return check.equals("table")
        ? Optional.of(new RulePages.Page("All of " + check + ".", "# " + check))
        : Optional.empty();
  }

  private static String written(Report report) throws IOException {
    return Reports.written(new SarifReport("1.2", "verify", SarifReportTest::page), report);
  }

  /** The only run of a file that follows the schema. */
  private static Map<?, ?> run(Report report) throws IOException {
    String written = written(report);
    assertThat(OASIS_SCHEMA.validate(written, InputFormat.JSON))
        .extracting(Error::toString)
        .isEmpty();
    return (Map<?, ?>) at((Map<?, ?>) Json.read(written), "runs", 0);
  }

  private static List<Map<?, ?>> results(Report report) throws IOException {
    return ((List<?>) run(report).get("results"))
        .stream().<Map<?, ?>>map(result -> (Map<?, ?>) result).toList();
  }

  private static List<Object> fingerprints(Report report) throws IOException {
    return results(report).stream()
        .map(result -> at(result, "partialFingerprints", "primaryLocationLineHash"))
        .toList();
  }

  /** What stands there: a key of an object or a position in an array after the other. */
  private static Object at(Map<?, ?> object, Object... path) {
    Object found = object;
    for (Object step : path) {
      found =
          step instanceof Integer position
              ? ((List<?>) found).get(position)
              : ((Map<?, ?>) found).get(step);
    }
    return found;
  }
}
