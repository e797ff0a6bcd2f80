package org.schemaassurance.junit;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.schemaassurance.model.AssuranceException;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.Report;

/** Dynamic tests of a report's findings. */
final class ReportTests {
  private ReportTests() {}

  /**
   * A test for each rule, below its section.
   *
   * @param report asked for when the tests are about to run; one that fails is a test that fails
   */
  static DynamicNode ofEach(String name, Supplier<Report> report) {
    return dynamicContainer(name, Stream.of(report).flatMap(ReportTests::sections));
  }

  /**
   * One test of all.
   *
   * @param file what it is compared with, and where a development environment jumps to
   */
  static DynamicNode asOne(Path file, Supplier<Report> report) {
    return dynamicTest(
        "like " + file,
        file.toAbsolutePath().toUri(),
        () -> new Judgement(report.get().findings()).requireNothingBroken(""));
  }

  private static Stream<DynamicNode> sections(Supplier<Report> report) {
    try {
      return grouped(report.get().findings(), finding -> finding.rule().section())
          .entrySet()
          .stream()
          .map(section -> dynamicContainer(section.getKey(), rules(section.getValue())));
    } catch (AssuranceException failed) {
      return Stream.of(
          dynamicTest(
              "the database answers",
              () -> {
                throw failed;
              }));
    }
  }

  private static Stream<DynamicNode> rules(List<Finding> findings) {
    return grouped(findings, finding -> finding.rule().name()).entrySet().stream()
        .map(rule -> rule(rule.getKey(), rule.getValue()));
  }

  private static DynamicNode rule(String name, List<Finding> findings) {
    return dynamicTest(name, place(findings.get(0)), new Judgement(findings)::pronounce);
  }

  /** Where a development environment jumps to. */
  private static URI place(Finding finding) {
    URI file = Path.of(finding.place().file()).toAbsolutePath().toUri();
    return URI.create(file + "?line=" + finding.place().line());
  }

  private static Map<String, List<Finding>> grouped(
      List<Finding> findings, Function<Finding, String> key) {
    return findings.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
