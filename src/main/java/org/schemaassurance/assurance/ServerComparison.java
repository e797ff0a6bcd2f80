package org.schemaassurance.assurance;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.catalog.PlannedExpressions;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.sql.AskableExpression;
import org.schemaassurance.sql.SqlExpression;
import org.schemaassurance.verify.ExpressionQuestion;
import org.schemaassurance.verify.ExpressionQuestion.Answer;

/**
 * One question to the server about two expressions. What it prints of both is compared, so that it
 * decides about types, casts, operators and constants.
 */
record ServerComparison(ReadOnlySession session, ExpressionQuestion question) {
  private static final Logger LOGGER = System.getLogger(ServerComparison.class.getName());

  /** Class 42 of SQLSTATEs, "Syntax Error or Access Rule Violation", without the latter. */
  private static final String SYNTAX_OR_NAME = "42";

  private static final Set<String> ACCESS_RULES = Set.of("42501");

  Answer answer() {
    Set<String> rows = new TreeSet<>(question.rowNames());
    Optional<AskableExpression> written = AskableExpression.of(question.written(), rows);
    Optional<AskableExpression> printed = AskableExpression.of(question.printed(), rows);
    if (written.isEmpty() || printed.isEmpty()) {
      return new Answer.NotToldApart();
    }
    try {
      return told(planned(List.of(written.get(), printed.get())));
    } catch (SQLException failed) {
      return ofFailure(failed, printed.get());
    }
  }

  private static Answer told(List<String> planned) {
    return SqlExpression.sameMeaningPrinted(planned.get(0), planned.get(1))
        ? new Answer.Same()
        : new Answer.Different();
  }

  private List<String> planned(List<AskableExpression> expressions) throws SQLException {
    return session.attempt(
        connection ->
            PlannedExpressions.of(
                expressions, question.table(), new TreeSet<>(question.rowNames()), connection));
  }

  /** Whose fault it is, the printed one tells that is planned alone. */
  private Answer ofFailure(SQLException failed, AskableExpression printed) {
    if (session.ending(failed).isPresent()) {
      throw session.failure("", failed);
    }
    LOGGER.log(Level.DEBUG, "The server does not compare " + question, failed);
    String state = failed.getSQLState();
    if (state == null || !state.startsWith(SYNTAX_OR_NAME) || ACCESS_RULES.contains(state)) {
      return new Answer.NotToldApart();
    }
    try {
      planned(List.of(printed));
      return new Answer.Wrong(sentence(failed));
    } catch (SQLException alsoFailed) {
      LOGGER.log(Level.DEBUG, "Nor does it print what the catalog has", alsoFailed);
      return new Answer.NotToldApart();
    }
  }

  private static String sentence(SQLException failed) {
    return failed instanceof PSQLException fromServer
        ? Optional.ofNullable(fromServer.getServerErrorMessage())
            .map(ServerErrorMessage::getMessage)
            .orElseGet(failed::getMessage)
        : failed.getMessage();
  }
}
