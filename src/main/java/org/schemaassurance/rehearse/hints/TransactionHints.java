package org.schemaassurance.rehearse.hints;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.rehearse.hints.ChangesetText.Told;
import org.schemaassurance.rehearse.hints.Hint.Weight;
import org.schemaassurance.sql.StatementPattern;
import org.schemaassurance.sql.StatementPattern.Match;
import org.schemaassurance.sql.Token;

/** What does not go with the transaction and the session in which Liquibase runs a changeset. */
final class TransactionHints {
  private static final String CONCURRENTLY = "concurrently";
  private static final Set<String> CONCURRENT_STATEMENTS =
      Set.of("create", "drop", "reindex", "alter");

  private static final List<StatementPattern> REFUSED =
      Stream.of(
              "VACUUM",
              "CREATE DATABASE|TABLESPACE",
              "DROP DATABASE|TABLESPACE",
              "ALTER SYSTEM",
              "REINDEX DATABASE|SCHEMA|SYSTEM",
              "CREATE|DROP SUBSCRIPTION")
          .map(StatementPattern::of)
          .toList();
  private static final StatementPattern ADD_VALUE =
      StatementPattern.of("ALTER TYPE <type> ADD VALUE");

  /** END, which is COMMIT, is rather the rest of a body that was cut. */
  private static final StatementPattern CONTROL =
      StatementPattern.of("BEGIN|START|COMMIT|ROLLBACK|ABORT");

  private static final StatementPattern TO_SAVEPOINT =
      StatementPattern.of("ROLLBACK [WORK|TRANSACTION] TO");
  private static final StatementPattern SET = StatementPattern.of("SET [SESSION] <setting>");
  private static final StatementPattern RESET = StatementPattern.of("RESET <setting>");
  private static final Set<String> NO_SETTING =
      Set.of("local", "constraints", "transaction", "characteristics");
  private static final StatementPattern ROUTINE =
      StatementPattern.of("CREATE [OR REPLACE] FUNCTION|PROCEDURE <routine>");

  private static final Hint BODY_SPLIT = Hint.error("body-split", Weight.ANY_SIZE);

  static final List<TextDetector> ALL =
      List.of(
          new TextDetector(
              Hint.error("concurrently-in-transaction", Weight.ANY_SIZE),
              TransactionHints::concurrently),
          new TextDetector(
              Hint.error("refused-in-transaction", Weight.ANY_SIZE), TransactionHints::refused),
          new TextDetector(
              Hint.warning("enum-value-in-transaction", Weight.ANY_SIZE),
              TransactionHints::enumValues),
          new TextDetector(
              Hint.warning("transaction-control", Weight.ANY_SIZE), TransactionHints::control),
          new TextDetector(Hint.warning("setting-leaks", Weight.ANY_SIZE), TransactionHints::leaks),
          new TextDetector(
              BODY_SPLIT,
              changeset -> SplitBodies.in(changeset, "splitStatements:false sends it whole.")),
          new TextDetector(Hint.opinion("comments-stripped"), TransactionHints::strippedComments));

  /** Formatted SQL cuts a rollback whatever splitStatements says. */
  static final TextDetector OF_ROLLBACK =
      new TextDetector(
          BODY_SPLIT,
          changeset ->
              SplitBodies.in(
                  changeset,
                  "rollbackSplitStatements:false (splitStatements:false in other formats) sends it whole."));

  private TransactionHints() {}

  private static Stream<TextStatement> inTransaction(ChangesetText changeset) {
    return changeset.inTransaction() ? changeset.statements().stream() : Stream.empty();
  }

  /** REFRESH … CONCURRENTLY may run in a transaction. */
  private static Stream<Remark> concurrently(ChangesetText changeset) {
    return inTransaction(changeset)
        .filter(statement -> CONCURRENT_STATEMENTS.contains(statement.tokens().get(0).text()))
        .filter(statement -> statement.hasWord(CONCURRENTLY))
        .map(
            statement ->
                new Remark(
                    behindConcurrently(changeset, statement),
                    statement.index(),
                    "PostgreSQL refuses CONCURRENTLY in a transaction (25001), and this changeset runs in one: it needs runInTransaction:false."));
  }

  private static String behindConcurrently(ChangesetText changeset, TextStatement statement) {
    return StatementPattern.of("... CONCURRENTLY [IF NOT EXISTS] [IF EXISTS] <object>")
        .in(statement.tokens())
        .map(match -> changeset.called(match.name("object")))
        .orElse(statement.sql());
  }

  private static Stream<Remark> refused(ChangesetText changeset) {
    return inTransaction(changeset)
        .filter(statement -> REFUSED.stream().anyMatch(statement::begins))
        .map(
            statement ->
                new Remark(
                    firstWords(statement),
                    statement.index(),
                    "PostgreSQL refuses it in a transaction (25001), and this changeset runs in one: it needs runInTransaction:false."));
  }

  private static String firstWords(TextStatement statement) {
    return statement.tokens().get(0).isWord("vacuum")
        ? "VACUUM"
        : statement
            .sql()
            .replaceAll("^(\\w+)\\s+(\\w+).*", "$1 $2")
            .toUpperCase(java.util.Locale.ROOT);
  }

  private static Stream<Remark> enumValues(ChangesetText changeset) {
    return !changeset.inTransaction()
        ? Stream.empty()
        : changeset.each(
            ADD_VALUE,
            match ->
                Optional.of(match.name("type"))
                    .filter(type -> changeset.before().has(type))
                    .map(
                        type ->
                            new Told(
                                changeset.called(type),
                                "Its new value can't be used before the transaction has ended: what comes behind it in this changeset fails (55P04) if it does.")));
  }

  private static Stream<Remark> control(ChangesetText changeset) {
    return inTransaction(changeset)
        .filter(statement -> statement.begins(CONTROL) && !statement.begins(TO_SAVEPOINT))
        .map(
            statement ->
                new Remark(
                    statement.tokens().get(0).text().toUpperCase(java.util.Locale.ROOT),
                    statement.index(),
                    "Liquibase has a transaction open: what stands before it stays although the changeset fails later, and is not recorded."));
  }

  private static Stream<Remark> leaks(ChangesetText changeset) {
    return changeset.each(
        SET,
        match ->
            setting(match)
                .filter(setting -> !isReset(changeset, setting))
                .map(
                    setting ->
                        new Told(
                            setting,
                            "It stays set for every later changeset of the same update: SET LOCAL ends with the transaction.")));
  }

  private static Optional<String> setting(Match match) {
    String name = ExistingObjects.shown(match.name("setting"));
    return Optional.of(name).filter(setting -> !NO_SETTING.contains(setting));
  }

  private static boolean isReset(ChangesetText changeset, String setting) {
    return changeset.statements().stream()
        .flatMap(statement -> statement.match(RESET).stream())
        .map(match -> ExistingObjects.shown(match.name("setting")))
        .anyMatch(reset -> reset.equals(setting) || reset.equals("\"all\""));
  }

  private static Stream<Remark> strippedComments(ChangesetText changeset) {
    return changeset.stripped().stream()
        .flatMap(text -> TextStatement.in(text, 0))
        .flatMap(
            statement ->
                statement
                    .match(ROUTINE)
                    .filter(match -> match.rest().stream().anyMatch(TransactionHints::hasComment))
                    .map(
                        match ->
                            new Remark(
                                changeset.called(match.name("routine")),
                                0,
                                "Liquibase takes the comments out of its body: what runs is not what the file says. stripComments:false leaves them."))
                    .stream());
  }

  private static boolean hasComment(Token token) {
    return token.kind() == Token.Kind.STRING
        && (token.text().contains("--") || token.text().contains("/*"));
  }
}
