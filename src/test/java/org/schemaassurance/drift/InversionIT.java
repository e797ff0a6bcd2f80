package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;

/**
 * Each change of a schema is exactly the difference that it is, and taken back it is none. The
 * cases stand in the resources beside this class: {@code changes}, and in {@code same} those that
 * change nothing.
 */
final class InversionIT {
  /** Which object it is, not what is known of it. */
  private static final Set<String> NAMES = Set.of("schema", "parent", "name", "signature");

  private static final Pattern CHANGE =
      Pattern.compile("(?:changed|not enforced) (.+?): ([a-zSQL, ]+?)(?: \\(warning\\))?");

  static List<DriftCases> changes() {
    return DriftCases.in("changes");
  }

  static List<DriftCases> same() {
    return DriftCases.in("same");
  }

  @ParameterizedTest
  @MethodSource({"changes", "same"})
  void eachChangeIsExactlyItsDifferenceAndTakenBackNone(DriftCases cases) throws SQLException {
    SoftAssertions softly = new SoftAssertions();
    try (Bench bench = new Bench(cases)) {
      for (DriftCase change : cases.cases()) {
        if (change.runsOn(bench.major())) {
          bench.prove(change, softly);
        }
      }
      bench.proveNothingIsLeft(softly);
    }
    softly.assertAll();
  }

  @Test
  void thereAreManyAndNoTwoOfOneName() {
    List<String> names =
        changes().stream()
            .flatMap(file -> file.cases().stream().map(one -> file + ": " + one))
            .toList();

    assertThat(names.size()).isGreaterThan(500);
    assertThat(names).doesNotHaveDuplicates();
    assertThat(same())
        .singleElement()
        .satisfies(file -> assertThat(file.cases()).hasSizeGreaterThan(60));
  }

  @Test
  void whatIsToBeNoDifferenceIsNone() {
    assertThat(same())
        .flatExtracting(DriftCases::cases)
        .allSatisfy(one -> assertThat(one.differences()).as(one.name()).isEmpty());
    assertThat(changes())
        .flatExtracting(DriftCases::cases)
        .allSatisfy(one -> assertThat(one.differences()).as(one.name()).isNotEmpty());
  }

  @Test
  @Template
  void everyKindOfObjectIsTriedAndEveryFactOfIt(TestDatabase database) throws Exception {
    Set<String> tried = new TreeSet<>();
    Set<ObjectKind> kinds = new HashSet<>();
    for (DriftCases file : changes()) {
      for (DriftCase one : file.cases()) {
        one.differences().forEach(difference -> note(difference, tried, kinds));
      }
    }

    assertThat(kinds).containsExactlyInAnyOrder(ObjectKind.values());
    assertThat(tried).containsAll(facts(database.connection()));
  }

  private static void note(String difference, Set<String> tried, Set<ObjectKind> kinds) {
    String described = difference.replaceFirst("^(?:missing|unexpected|changed|not enforced) ", "");
    ObjectKind kind = kindOf(described);
    kinds.add(kind);
    Matcher change = CHANGE.matcher(difference);
    if (change.matches()) {
      Arrays.stream(change.group(2).split(", ")).forEach(fact -> tried.add(kind + ": " + fact));
    }
  }

  private static ObjectKind kindOf(String described) {
    return Arrays.stream(ObjectKind.values())
        .filter(kind -> described.startsWith(kind + " "))
        .max(Comparator.comparingInt(kind -> kind.toString().length()))
        .orElseThrow();
  }

  /** What the queries of the snapshot tell of each kind, by their own columns. */
  private static Set<String> facts(Connection connection) throws SQLException, IOException {
    Set<String> facts = new TreeSet<>();
    int major = connection.getMetaData().getDatabaseMajorVersion();
    for (SnapshotQueries.Query query : SnapshotQueries.all()) {
      if (query.since() <= major) {
        try (PreparedStatement statement = connection.prepareStatement(query.text())) {
          ResultSetMetaData columns = statement.getMetaData();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            String label = columns.getColumnLabel(i).replace("!", "");
            if (!label.isEmpty() && !NAMES.contains(label)) {
              facts.add(query.kind() + ": " + label);
            }
          }
        }
      }
    }
    return facts;
  }
}
