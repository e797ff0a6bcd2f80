package org.schemaassurance.mutate;

import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.mutate.ReferenceContents.Changelog;

/** What the database remembers of the changelog, made to differ from its files. */
final class ChangelogSabotage implements SabotageSource {
  @Override
  public Set<String> noticedBy() {
    return Set.of("changelog");
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    Changelog changelog = subject.contents().changelog();
    return Stream.concat(
        subject.contents().changesets().stream().reduce((earlier, later) -> later).stream()
            .flatMap(last -> ofChangeset(last, changelog)),
        Stream.of(
            mutant(
                "changelog",
                changelog.file(),
                "its table dropped",
                "DROP TABLE " + changelog.appliedIn(),
                changelog)));
  }

  private static Stream<Mutant> ofChangeset(AppliedChangeset changeset, Changelog changelog) {
    String object = changeset.file() + "::" + changeset.id() + "::" + changeset.author();
    String where =
        " WHERE filename = %s AND id = %s AND author = %s"
            .formatted(
                SqlLiteral.of(changeset.file()),
                SqlLiteral.of(changeset.id()),
                SqlLiteral.of(changeset.author()));
    return Stream.of(
        mutant(
            "changeset",
            object,
            "not recorded as applied",
            "DELETE FROM " + changelog.appliedIn() + where,
            changelog),
        mutant(
            "changeset",
            object,
            "applied with another checksum",
            "UPDATE "
                + changelog.appliedIn()
                + " SET md5sum = '9:00000000000000000000000000000000'"
                + where,
            changelog));
  }

  private static Mutant mutant(
      String kind, String object, String sabotage, String sql, Changelog changelog) {
    return new Mutant(
        kind,
        object,
        sabotage,
        sql,
        "check: changelog, file: " + changelog.file() + ", applied_in: " + changelog.appliedIn());
  }
}
