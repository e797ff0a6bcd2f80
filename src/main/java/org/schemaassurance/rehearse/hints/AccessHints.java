package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.rehearse.hints.ChangesetText.Told;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.StatementPattern.Match;
import org.schemaassurance.sql.Token;
import org.schemaassurance.sql.WrittenTables;

/** Rights, enforcement, settings of the server, and names that mean what nobody looked at. */
final class AccessHints {
  private static final StatementPattern GRANT = StatementPattern.of("GRANT");
  private static final StatementPattern ON =
      StatementPattern.of(
          "... ON [ALL] [TABLE] [TABLES] [SEQUENCE] [SEQUENCES] [FUNCTION] [FUNCTIONS] [PROCEDURE] [ROUTINE] [SCHEMA] [IN SCHEMA] [DATABASE] [TYPE] <object> ... TO");
  private static final StatementPattern PUBLIC = StatementPattern.of("PUBLIC");
  private static final StatementPattern FUNCTION =
      StatementPattern.of("CREATE [OR REPLACE] FUNCTION|PROCEDURE <routine>");
  private static final StatementPattern DEFINER = StatementPattern.of("... SECURITY DEFINER");
  private static final StatementPattern SEARCH_PATH = StatementPattern.of("... SEARCH_PATH");
  private static final StatementPattern DISABLE = StatementPattern.of("DISABLE TRIGGER <trigger>");
  private static final StatementPattern ENABLE =
      StatementPattern.of("ENABLE [ALWAYS] [REPLICA] TRIGGER <trigger>");
  private static final StatementPattern AS_REPLICA =
      StatementPattern.of("SET [SESSION] [LOCAL] SESSION_REPLICATION_ROLE");
  private static final StatementPattern ROLE =
      StatementPattern.of("CREATE|ALTER ROLE|USER|GROUP <role> ... PASSWORD");
  private static final StatementPattern SYSTEM =
      StatementPattern.of("ALTER SYSTEM SET|RESET <setting>");
  private static final StatementPattern EXTENSION =
      StatementPattern.of("CREATE EXTENSION [IF NOT EXISTS] <extension>");
  private static final StatementPattern WEAKER =
      StatementPattern.of("DROP CONSTRAINT [IF EXISTS] <constraint>");
  private static final StatementPattern NULLABLE =
      StatementPattern.of("ALTER [COLUMN] <column> DROP NOT NULL");
  private static final StatementPattern LOCK = StatementPattern.of("LOCK [TABLE] [ONLY] <table>");
  private static final StatementPattern CREATED =
      StatementPattern.of(
          "CREATE [UNLOGGED] [UNIQUE] [MATERIALIZED] TABLE|SEQUENCE|VIEW|INDEX [CONCURRENTLY] [IF NOT EXISTS] <object>");
  private static final StatementPattern DOMAIN =
      StatementPattern.of("ALTER DOMAIN <domain> ADD [CONSTRAINT] ... CHECK");
  private static final StatementPattern NOT_VALID = StatementPattern.of("... NOT VALID");
  private static final StatementPattern NAMED =
      StatementPattern.of(
          "CREATE|ALTER|DROP [OR REPLACE] [UNLOGGED] [MATERIALIZED] TABLE|VIEW|SEQUENCE|FUNCTION|PROCEDURE|TYPE [IF EXISTS] [IF NOT EXISTS] [ONLY] <object>");

  static final List<TextDetector> ALL =
      List.of(
          new TextDetector(
              Hint.warning("granted-to-public", Weight.ANY_SIZE),
              changeset -> changeset.each(GRANT, match -> granted(changeset, match))),
          detector(
              Hint.warning("security-definer-without-search-path", Weight.ANY_SIZE),
              statement ->
                  statement
                      .match(FUNCTION)
                      .filter(match -> DEFINER.begins(match.rest()))
                      .filter(match -> !SEARCH_PATH.begins(match.rest()))
                      .map(match -> match.name("routine")),
              "It runs with its owner's rights and its caller's search_path: whoever may create a table or function there decides what its names mean."),
          new TextDetector(
              Hint.warning("trigger-disabled", Weight.ANY_SIZE), AccessHints::disabled),
          detector(
              Hint.warning("password-in-changelog", Weight.ANY_SIZE),
              statement ->
                  statement
                      .match(ROLE)
                      .filter(match -> !match.rest().isEmpty())
                      .filter(match -> match.rest().get(0).kind() == Token.Kind.STRING)
                      .map(match -> match.name("role")),
              "Its password is in the changelog for whoever can read it, and in the server's log."),
          detector(
              Hint.warning("server-setting-changed", Weight.ANY_SIZE),
              statement -> statement.match(SYSTEM).map(match -> match.name("setting")),
              "It is the whole server's, other databases' as well, and takes effect at a reload or restart that nobody does here."),
          new TextDetector(
              Hint.warning("table-locked", Weight.TRAFFIC),
              changeset ->
                  changeset.eachOfTables(
                      LOCK,
                      "It is locked by hand until the changeset ends, however long the rest of it takes.")),
          new TextDetector(
              Hint.warning("if-not-exists-hides", Weight.ANY_SIZE), AccessHints::hidden),
          detector(
              Hint.warning(
                  "domain-constraint-validated", Weight.ANY_SIZE, "scan-under-strong-lock"),
              statement ->
                  statement
                      .match(DOMAIN)
                      .filter(match -> !NOT_VALID.begins(match.rest()))
                      .map(match -> match.name("domain")),
              "Every table with a column of it is locked against writers and read through, in one transaction."),
          detector(
              Hint.opinion("extension-created"),
              statement -> statement.match(EXTENSION).map(match -> match.name("extension")),
              "It needs files on the server and often a superuser: where production lacks either, the update stops here."),
          new TextDetector(Hint.opinion("constraint-weakened"), AccessHints::weakened),
          detector(
              Hint.opinion("unqualified-name"),
              statement ->
                  statement
                      .match(NAMED)
                      .map(match -> match.name("object"))
                      .filter(name -> name.schema().equals(WrittenTables.NO_SCHEMA)),
              "Which schema it lies in depends on the search_path of whoever runs the update."));

  private AccessHints() {}

  private interface Named {
    Optional<QualifiedName> in(TextStatement statement);
  }

  private static TextDetector detector(Hint hint, Named named, String sentence) {
    return new TextDetector(
        hint,
        changeset ->
            changeset.statements().stream()
                .flatMap(
                    statement ->
                        named
                            .in(statement)
                            .map(
                                name ->
                                    new Remark(
                                        plain(hint) ? name.name() : changeset.called(name),
                                        statement.index(),
                                        sentence))
                            .stream()));
  }

  /** Roles, settings and extensions lie in no schema. */
  private static boolean plain(Hint hint) {
    return List.of("password-in-changelog", "server-setting-changed", "extension-created")
        .contains(hint.id());
  }

  private static Optional<Told> granted(ChangesetText changeset, Match grant) {
    return ON.in(grant.rest())
        .filter(on -> AlterAction.items(on.rest()).stream().anyMatch(PUBLIC::begins))
        .map(
            on ->
                new Told(
                    on.has("schema") || on.has("in schema") || on.has("database")
                        ? on.name("object").name()
                        : changeset.called(on.name("object")),
                    "Every role that can connect has it, those that are created later as well."));
  }

  private static Stream<Remark> disabled(ChangesetText changeset) {
    Stream<Remark> triggers =
        changeset
            .alterations()
            .filter(action -> action.begins(DISABLE) && !isEnabledAgain(changeset, action))
            .map(
                action ->
                    action.says(
                        "What its triggers keep true is kept by nobody from now on, and nothing shows it."));
    Stream<Remark> session =
        changeset.each(
            AS_REPLICA,
            match ->
                Optional.of(
                    new Told(
                        "session_replication_role",
                        "No ordinary trigger fires, foreign keys' as well: rows may come in that break them.")));
    return Stream.concat(triggers, session);
  }

  private static boolean isEnabledAgain(ChangesetText changeset, AlterAction disabling) {
    return changeset
        .alterations()
        .filter(action -> action.table().equals(disabling.table()))
        .anyMatch(
            action ->
                action.begins(ENABLE)
                    && action.statement().index() > disabling.statement().index());
  }

  private static Stream<Remark> hidden(ChangesetText changeset) {
    return changeset.each(
        CREATED,
        match ->
            Optional.of(match)
                .filter(created -> created.has("if not exists"))
                .filter(created -> changeset.before().has(created.name("object")))
                .map(
                    created ->
                        new Told(
                            changeset.called(created.name("object")),
                            "It was there, whatever it looks like: nothing was created, and the rollback drops what this changeset did not make.")));
  }

  private static Stream<Remark> weakened(ChangesetText changeset) {
    return changeset
        .alterations()
        .filter(action -> action.begins(WEAKER) || action.begins(NULLABLE))
        .map(
            action ->
                action.says(
                    "What the database refused it takes from now on; a rollback fails if it has taken any."));
  }
}
