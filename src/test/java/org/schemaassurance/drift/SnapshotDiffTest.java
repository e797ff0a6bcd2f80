package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;

/** What needs servers of several versions, or files of an older version, made by hand. */
final class SnapshotDiffTest {
  private static final SchemaObject TABLE =
      new SchemaObject(ObjectKind.TABLE, "app.t", Map.of(), List.of());

  @ParameterizedTest
  @CsvSource({
    "de_DE, de-DE, true",
    "de_DE@collation=phonebook, de-DE-u-co-phonebk, true",
    "de@colStrength=secondary;colNumeric=yes, de-u-kn-ks-level2, true",
    "root, und, true",
    "'', und, true",
    "de_DE, de-AT, false",
    "de_DE, de-DE-u-co-phonebk, false"
  })
  void aLocaleOfIcuHasTwoSpellings(String before, String since, boolean same) {
    assertThat(between(15, collation(before), 18, collation(since)).isEmpty()).isEqualTo(same);
    assertThat(between(18, collation(since), 15, collation(before)).isEmpty()).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ON v, n FROM s                        | ON n, v FROM s                        | true
          (ndistinct, mcv) ON v, n, (c + 1) FROM s | (ndistinct, mcv) ON n, (c + 1), v FROM s | true
          ON (f(v, n)), (g(n)) FROM s           | ON (g(n)), (f(v, n)) FROM s           | true
          ON v, n FROM s                        | ON v, m FROM s                        | false
          ON (f(v, n)), n FROM s                | ON (f(n, v)), n FROM s                | false
          (mcv) ON v, n FROM s                  | ON n, v FROM s                        | false
          ON v, n FROM s                        | ON n, v FROM other                    | false
          """)
  void theColumnsOfAStatisticsObjectAreASet(String expected, String found, boolean same) {
    assertThat(between(18, statistics(expected), 18, statistics(found)).isEmpty()).isEqualTo(same);
  }

  private static SchemaObject statistics(String definition) {
    return new SchemaObject(
        ObjectKind.STATISTICS, "app.s", Map.of("definition", definition), List.of());
  }

  private static SchemaObject collation(String locale) {
    return new SchemaObject(
        ObjectKind.COLLATION, "app.c", Map.of("provider", "icu", "locale", locale), List.of());
  }

  @Test
  void schemaPublicBelongsToWhomeverEachMajorVersionGivesItTo() {
    assertThat(
            between(
                14,
                owner("schema public", "postgres"),
                15,
                owner("schema public", "pg_database_owner")))
        .isEmpty();
    assertThat(
            between(
                15,
                owner("schema public", "somebody"),
                15,
                owner("schema public", "pg_database_owner")))
        .hasSize(1);
    assertThat(between(14, owner("schema app", "postgres"), 15, owner("schema app", "other")))
        .hasSize(1);
  }

  @Test
  void anOwnerThatAFileOfAnOlderVersionDoesNotTellIsNoDifference() {
    assertThat(
            SnapshotDiff.between(
                snapshot(18), snapshot(18, owner("server s", "a"), owner("database", "a"))))
        .isEmpty();
  }

  @Test
  void ownerAndPrivilegesOfATableThatIsMissingAreOneDifferenceWithIt() {
    SchemaSnapshot expected =
        snapshot(
            18,
            TABLE,
            owner("table app.t", "a"),
            privilege("table app.t TO PUBLIC", "SELECT"),
            privilege("column app.t.x TO b", "UPDATE"),
            privilege("table app.t2 TO b", "UPDATE"));

    List<Difference> differences = SnapshotDiff.between(expected, snapshot(18));

    assertThat(differences)
        .extracting(Difference::object)
        .containsExactly("app.t", "table app.t2 TO b");
    assertThat(differences.get(0).facts())
        .extracting(Difference.ChangedFact::name)
        .containsExactly("owner", "privileges TO PUBLIC", "privileges of x TO b");
  }

  @Test
  void defaultPrivilegesOfWhoeverAppliesTheChangelogAreAnyRoles() {
    SchemaSnapshot made =
        WhoeverApplies.madeBy(
            "builder",
            new SchemaSnapshot(
                18,
                Set.of(SchemaSnapshot.Extra.OWNERS, SchemaSnapshot.Extra.PRIVILEGES),
                List.of(
                    owner("table app.t", "builder"),
                    owner("table app.u", "app"),
                    byDefault("tables of builder in schema app TO reader", "SELECT"))));

    assertThat(made.objects())
        .extracting(SchemaObject::name)
        .containsExactly(
            "table app.u", "tables of whoever applies the changelog in schema app TO reader");
    assertThat(
            SnapshotDiff.between(
                made,
                snapshot(
                    18,
                    owner("table app.t", "deployer"),
                    owner("table app.u", "app"),
                    byDefault("tables of deployer in schema app TO reader", "SELECT"))))
        .isEmpty();
  }

  @Test
  void aSettingThatSaysWhatHoldsAnywayIsNone() {
    SchemaObject usual = setting("row_security of the database", "true");
    SchemaObject ofTheRole = setting("row_security of role a in the database", "on");

    assertThat(SnapshotDiff.between(snapshot(18, usual, ofTheRole), snapshot(18))).isEmpty();
    assertThat(
            SnapshotDiff.between(
                snapshot(18, setting("row_security of the database", "off"), ofTheRole),
                snapshot(18, setting("row_security of the database", "off"))))
        .hasSize(1);
  }

  @Test
  void aVersionOfACollationCountsWhereItWasFound() {
    SchemaObject outdated =
        new SchemaObject(
            ObjectKind.DATABASE, "locale", Map.of("outdated version", "1 and 2"), List.of());
    SchemaObject current =
        new SchemaObject(ObjectKind.DATABASE, "locale", Map.of("encoding", "UTF8"), List.of());

    assertThat(between(15, outdated, 15, outdated)).isEmpty();
    assertThat(SnapshotDiff.between(snapshot(15, current), snapshot(15))).isEmpty();
    assertThat(
            between(
                15,
                new SchemaObject(ObjectKind.DATABASE, "locale", Map.of(), List.of()),
                15,
                outdated))
        .hasSize(1);
    assertThat(
            between(
                15,
                outdated,
                15,
                new SchemaObject(ObjectKind.DATABASE, "locale", Map.of(), List.of())))
        .isEmpty();
  }

  private static List<Difference> between(
      int expectedMajor, SchemaObject expected, int foundMajor, SchemaObject found) {
    return SnapshotDiff.between(snapshot(expectedMajor, expected), snapshot(foundMajor, found));
  }

  private static SchemaSnapshot snapshot(int major, SchemaObject... objects) {
    return new SchemaSnapshot(major, Set.of(), List.of(objects));
  }

  private static SchemaObject owner(String of, String role) {
    return new SchemaObject(ObjectKind.OWNER, of, Map.of("owner", role), List.of());
  }

  private static SchemaObject privilege(String name, String privileges) {
    return new SchemaObject(
        ObjectKind.PRIVILEGE, name, Map.of("privileges", privileges), List.of());
  }

  private static SchemaObject byDefault(String name, String privileges) {
    return new SchemaObject(
        ObjectKind.DEFAULT_PRIVILEGE, name, Map.of("privileges", privileges), List.of());
  }

  private static SchemaObject setting(String name, String value) {
    return new SchemaObject(ObjectKind.SETTING, name, Map.of("value", value), List.of());
  }
}
