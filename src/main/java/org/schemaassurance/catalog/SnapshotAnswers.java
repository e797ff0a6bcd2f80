package org.schemaassurance.catalog;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.schemaassurance.ahead.Ahead;
import org.schemaassurance.connect.ReadOnlySession;

/**
 * The answers to the queries of a snapshot, in their order. With a helper two are asked at a time,
 * by whoever is free; without one each is asked when its turn comes.
 */
final class SnapshotAnswers {
  private final List<CatalogQuery> queries;
  private final ReadOnlySession session;
  private final Optional<List<SnapshotRow.Answer>> all;
  private int next;

  private SnapshotAnswers(
      List<CatalogQuery> queries, ReadOnlySession session, Optional<List<SnapshotRow.Answer>> all) {
    this.queries = queries;
    this.session = session;
    this.all = all;
  }

  /**
   * @param helper sees the same as the session does
   */
  static SnapshotAnswers to(
      List<CatalogQuery> queries, ReadOnlySession session, Optional<ReadOnlySession> helper)
      throws SQLException {
    return new SnapshotAnswers(
        queries,
        session,
        helper.isEmpty()
            ? Optional.empty()
            : Optional.of(new Shared(queries).askedBy(session, helper.get())));
  }

  /** One for each query. */
  SnapshotRow.Answer next() throws SQLException {
    int number = next++;
    return all.isPresent()
        ? all.get().get(number)
        : SnapshotRow.Answer.to(queries.get(number), session.connection());
  }

  /** Work for two. */
  private static final class Shared {
    private final List<CatalogQuery> queries;
    private final SnapshotRow.Answer[] answers;
    private final AtomicInteger taken = new AtomicInteger();

    Shared(List<CatalogQuery> queries) {
      this.queries = queries;
      this.answers = new SnapshotRow.Answer[queries.size()];
    }

    List<SnapshotRow.Answer> askedBy(ReadOnlySession session, ReadOnlySession helper)
        throws SQLException {
      Ahead<Optional<SQLException>> helping = Ahead.of(() -> askedUntilFailure(helper));
      Optional<SQLException> failed;
      try {
        failed = askedUntilFailure(session).or(helping);
      } finally {
        helping.await();
      }
      if (failed.isPresent()) {
        throw failed.get();
      }
      return List.of(answers);
    }

    private Optional<SQLException> askedUntilFailure(ReadOnlySession session) {
      try {
        for (int i = taken.getAndIncrement(); i < answers.length; i = taken.getAndIncrement()) {
          answers[i] = SnapshotRow.Answer.to(queries.get(i), session.connection());
        }
        return Optional.empty();
      } catch (SQLException failed) {
        return Optional.of(failed);
      } finally {
        // Nobody needs further answers where one is missing.
        taken.set(answers.length);
      }
    }
  }
}
