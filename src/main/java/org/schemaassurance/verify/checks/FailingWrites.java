package org.schemaassurance.verify.checks;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.Table;
import org.schemaassurance.model.TableDetails.KeptInTheRow;
import org.schemaassurance.model.TableDetails.PartlyPublished;
import org.schemaassurance.model.TableDetails.PreparedLock;
import org.schemaassurance.model.TableDetails.ReplicaIdentity;
import org.schemaassurance.model.TableDetails.UntoldRows;
import org.schemaassurance.verify.Judgement;

/** What is in the way of every UPDATE, of everybody who writes to a table, or of long values. */
final class FailingWrites {
  private static final DateTimeFormatter SINCE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private FailingWrites() {}

  static List<Judgement> judge(Table table) {
    return Stream.of(
            table.details().untold().stream().map(FailingWrites::untold),
            table.details().partlyPublished().stream().map(FailingWrites::partlyPublished),
            table.details().preparedLocks().stream().map(FailingWrites::locked),
            table.details().keptInTheRow().stream().map(FailingWrites::tooLong))
        .flatMap(judgements -> judgements)
        .toList();
  }

  private static Judgement untold(UntoldRows rows) {
    String found =
        "none, and "
            + String.join(" and ", rows.commands())
            + " published by "
            + SqlIdentifier.displayAll(rows.publications());
    String identity = rows.primaryKey() ? "DEFAULT" : "FULL";
    return Judgement.broken(
        rows.relation().toString(),
        Phrase.of("a replica identity"),
        Phrase.of(found).addingInSentence(", so each fails"),
        "ALTER TABLE " + rows.relation() + " REPLICA IDENTITY " + identity + ";");
  }

  private static Judgement partlyPublished(PartlyPublished partly) {
    String publication = "publication " + SqlIdentifier.display(partly.publication());
    String identity = identity(partly.identity());
    String columns = "(" + SqlIdentifier.displayAll(partly.columns()) + ")";
    String soEachFails = ", so each " + String.join(" and ", partly.commands()) + " fails";
    return switch (partly.part()) {
      case ROWS ->
          ofPublication(
              partly,
              Phrase.of("rows of " + publication + " chosen by " + identity)
                  .saying("that " + publication + " chooses rows by " + identity + " alone"),
              Phrase.of("rows chosen by " + columns)
                  .saying("that it chooses them by " + columns + soEachFails),
              "ALTER TABLE " + partly.relation() + " REPLICA IDENTITY FULL;");
      case COLUMNS ->
          ofPublication(
              partly,
              Phrase.of("all of " + identity + " sent by " + publication)
                  .saying("that " + publication + " sends all of " + identity),
              Phrase.of(columns + " alone")
                  .saying("that it sends " + columns + " alone" + soEachFails),
              sendingIdentity(partly));
    };
  }

  /** No changeset of the table has made it. */
  private static Judgement ofPublication(
      PartlyPublished partly, Phrase expected, Phrase found, String hint) {
    return Judgement.broken(partly.relation().toString(), expected, found, hint).ofAlien();
  }

  private static String identity(ReplicaIdentity identity) {
    return identity.wholeRow()
        ? "the row (REPLICA IDENTITY FULL)"
        : "the replica identity (" + SqlIdentifier.displayAll(identity.columns()) + ")";
  }

  /** SET TABLE would take the publication's other tables away. */
  private static String sendingIdentity(PartlyPublished partly) {
    String publication = "ALTER PUBLICATION " + SqlIdentifier.display(partly.publication());
    TreeSet<String> columns = new TreeSet<>(partly.columns());
    columns.addAll(partly.identity().columns());
    String list =
        partly.identity().wholeRow() ? "" : " (" + SqlIdentifier.displayAll(columns) + ")";
    return "%s DROP TABLE %s; %s ADD TABLE %s%s%s;"
        .formatted(
            publication,
            partly.published(),
            publication,
            partly.published(),
            list,
            partly.filter().map(filter -> " WHERE " + filter).orElse(""));
  }

  private static Judgement tooLong(KeptInTheRow column) {
    String name = SqlIdentifier.display(column.column());
    return Judgement.broken(
        column.relation() + "." + name,
        Phrase.of("a column that takes long values"),
        Phrase.of("STORAGE PLAIN").addingInSentence(", so a row of more than 8 kB is refused"),
        "ALTER TABLE " + column.relation() + " ALTER COLUMN " + name + " SET STORAGE EXTENDED;");
  }

  private static Judgement locked(PreparedLock lock) {
    String transaction = SqlLiteral.of(lock.transaction());
    String found =
        "%s of the prepared transaction %s of %s since %s"
            .formatted(
                lock.mode(),
                transaction,
                SqlIdentifier.display(lock.owner()),
                SINCE.format(lock.since()));
    return Judgement.broken(
            lock.relation().toString(),
            Phrase.of("no lock that a transaction has left behind"),
            Phrase.of(found).addingInSentence(", for which everybody waits who writes there"),
            "Whoever began it decides: ROLLBACK PREPARED %1$s or COMMIT PREPARED %1$s."
                .formatted(transaction))
        .ofAlien();
  }
}
