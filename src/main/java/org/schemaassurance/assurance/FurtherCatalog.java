package org.schemaassurance.assurance;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.catalog.RefutedCondition;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.SqlWork;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Trigger;
import org.schemaassurance.sql.AskableExpression;
import org.schemaassurance.verify.ExpressionQuestion;
import org.schemaassurance.verify.ExpressionQuestion.Answer;
import org.schemaassurance.verify.FurtherReading;

/** Reads more of the catalog in the session of a verification; what was read is kept for it. */
final class FurtherCatalog implements FurtherReading {
  private static final Logger LOGGER = System.getLogger(FurtherCatalog.class.getName());

  private final ReadOnlySession session;
  private final Map<CatalogRequest, LiveSchema> read = new HashMap<>();
  private final Map<QualifiedName, Intake> intakes = new HashMap<>();
  private final Map<ExpressionQuestion, Answer> compared = new HashMap<>();

  FurtherCatalog(ReadOnlySession session) {
    this.session = session;
  }

  @Override
  public LiveSchema read(CatalogRequest request) {
    return read.computeIfAbsent(
        request, asked -> attempt(connection -> new CatalogReader(connection).read(asked)));
  }

  @Override
  public Answer compare(ExpressionQuestion question) {
    return compared.computeIfAbsent(
        question, asked -> new ServerComparison(session, asked).answer());
  }

  @Override
  public Intake intake(QualifiedName table) {
    return intakes.computeIfAbsent(
        table, name -> attempt(connection -> new CatalogReader(connection).intake(name)));
  }

  @Override
  public List<String> rolesThatCannotWriteDown(
      QualifiedName watched,
      Trigger.Event event,
      QualifiedName function,
      QualifiedName written,
      Trigger.Event how,
      List<String> columns) {
    return attempt(
        connection ->
            new CatalogReader(connection)
                .rolesThatCannotWriteDown(
                    watched, event.name(), function, written, how.name(), columns));
  }

  @Override
  public List<String> rolesThatMay(QualifiedName watched, Trigger.Event event) {
    return attempt(connection -> new CatalogReader(connection).rolesThatMay(watched, event.name()));
  }

  @Override
  public boolean isNeverTrue(QualifiedName table, Set<String> rows, String condition) {
    Optional<AskableExpression> askable = AskableExpression.of(condition, rows);
    if (askable.isEmpty()) {
      return false;
    }
    try {
      return session.attempt(
          connection -> RefutedCondition.isRefuted(askable.get(), table, rows, connection));
    } catch (SQLException failed) {
      if (session.ending(failed).isPresent()) {
        throw session.failure("", failed);
      }
      LOGGER.log(Level.DEBUG, "The server does not plan " + condition, failed);
      return false;
    }
  }

  private <T> T attempt(SqlWork<T> reading) {
    try {
      return session.attempt(reading);
    } catch (SQLException failed) {
      throw session.failure("The catalog could not be read: " + failed.getMessage(), failed);
    }
  }
}
