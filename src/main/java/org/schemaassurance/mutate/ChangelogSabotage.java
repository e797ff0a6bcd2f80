package org.schemaassurance.mutate;

import java.util.stream.Stream;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Mutant;

/** What the database remembers of the changelog, made to differ from its files. */
final class ChangelogSabotage implements SabotageSource {
  /** Liquibase's, in the schema where a reference database has it. */
  private static final String TABLE = "public.databasechangelog";

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    String file = subject.contents().changelogFile();
    return Stream.concat(
        subject.contents().changesets().stream().reduce((earlier, later) -> later).stream()
            .flatMap(last -> ofChangeset(last, file)),
        Stream.of(mutant("changelog", file, "its table dropped", "DROP TABLE " + TABLE, file)));
  }

  private static Stream<Mutant> ofChangeset(AppliedChangeset changeset, String file) {
    String object = changeset.file() + "::" + changeset.id() + "::" + changeset.author();
    String where =
        " WHERE filename = %s AND id = %s AND author = %s"
            .formatted(
                Quoted.text(changeset.file()),
                Quoted.text(changeset.id()),
                Quoted.text(changeset.author()));
    return Stream.of(
        mutant(
            "changeset", object, "not recorded as applied", "DELETE FROM " + TABLE + where, file),
        mutant(
            "changeset",
            object,
            "applied with another checksum",
            "UPDATE " + TABLE + " SET md5sum = '9:00000000000000000000000000000000'" + where,
            file));
  }

  private static Mutant mutant(
      String kind, String object, String sabotage, String sql, String file) {
    return new Mutant(
        kind, object, sabotage, sql, "check: changelog, file: " + file + ", applied_in: " + TABLE);
  }
}
