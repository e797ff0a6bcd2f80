package org.schemaassurance.verify.checks;

import java.util.List;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.TableDetails.OutdatedCollation;
import org.schemaassurance.verify.Judgement;

/**
 * Collations of a table that the library sorts by another version of. Source: PostgreSQL manual,
 * ALTER COLLATION and ALTER DATABASE, "REFRESH COLLATION VERSION".
 */
final class OutdatedCollations {
  private OutdatedCollations() {}

  /** Warnings: whether text is sorted otherwise, only the library's release notes say. */
  static List<Judgement> judge(Table table) {
    return table.details().outdated().stream().map(outdated -> judge(table, outdated)).toList();
  }

  private static Judgement judge(Table table, OutdatedCollation outdated) {
    String named = outdated.ofDatabase() ? "the database's" : outdated.collation().toString();
    return Judgement.broken(
            table.name().toString(),
            Phrase.of("version " + outdated.recorded() + " of collation " + named),
            Phrase.of(outdated.actual()).addingInSentence(consequence(outdated)),
            toDo(table, outdated))
        .asWarning();
  }

  private static String consequence(OutdatedCollation outdated) {
    return outdated.indexes().isEmpty()
        ? ", which may sort its text otherwise"
        : ": what was built before may miss rows, or let duplicates in, of "
            + SqlIdentifier.displayAll(outdated.indexes());
  }

  private static String toDo(Table table, OutdatedCollation outdated) {
    String rebuilt =
        outdated.indexes().isEmpty() ? "" : "REINDEX TABLE CONCURRENTLY " + table.name() + ";\n";
    // Noted down for one table, it would be silent about all others that sort by it.
    return rebuilt
        + "-- when all tables that have it are rebuilt, in psql: "
        + (outdated.ofDatabase()
            ? "ALTER DATABASE :\"DBNAME\" REFRESH COLLATION VERSION;"
            : "ALTER COLLATION " + outdated.collation() + " REFRESH VERSION;");
  }
}
