package org.schemaassurance.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.catalog.QueryReach;
import org.schemaassurance.catalog.QueryReach.Reached;
import org.schemaassurance.catalog.QueryReach.Trait;
import org.schemaassurance.connect.Reader;
import org.schemaassurance.sql.QueryNames;
import org.schemaassurance.verify.DataQueries.Answer;

/**
 * Decides whether a query of a rule is sent, and with whose rights. The reader's rights are the
 * guard, which the server keeps; what is refused here is what those would let through, or what runs
 * where there is no reader.
 */
final class QueryGuard {
  /** Why a query that reaches such a thing is not sent, and what to do instead. */
  private static final Map<Trait, Objection> OBJECTIONS =
      Map.ofEntries(
          Map.entry(
              Trait.VOLATILE,
              new Objection(
                  "calls %s, which the catalog marks volatile",
                  "Rules may call immutable and stable functions only; mark the function so if it is, or ask without it.")),
          Map.entry(
              Trait.RUNS_TEXT,
              new Objection(
                  "calls %s, which runs a text as a query",
                  "Nobody can see beforehand what such a text does: write the query itself.")),
          Map.entry(
              Trait.TAKES_TRANSACTION_NUMBER,
              new Objection(
                  "calls %s, which takes a transaction number",
                  "pg_current_xact_id_if_assigned() and pg_current_snapshot() take none.")),
          Map.entry(
              Trait.SECURITY_DEFINER,
              new Objection(
                  "calls %s, which runs with its owner's rights (SECURITY DEFINER)",
                  "Ask without it: whatever keeps the query from doing harm would not keep the function.")),
          Map.entry(
              Trait.OUTLASTS_TIMEOUT,
              new Objection(
                  "calls %s, which goes on when its query is cancelled",
                  "No timeout ends such a query: let the function not catch query_canceled (SQLSTATE 57014).")),
          Map.entry(
              Trait.ELSEWHERE,
              new Objection(
                  "reads %s, which is a foreign table",
                  "What that sets off elsewhere no transaction here holds back: verify where its rows are.")),
          Map.entry(
              Trait.OPAQUE,
              new Objection(
                  "calls %s, whose source cannot be looked into",
                  "Ask with functions of SQL or PL/pgSQL, or of an extension.")),
          Map.entry(
              Trait.HOLDS_PASSWORDS,
              new Objection(
                  "reads %s, which holds passwords",
                  "pg_roles, pg_user and pg_stat_subscription show the same without them.")),
          Map.entry(
              Trait.FILE_OR_PROGRAM,
              new Objection(
                  "reads %s, which is a file of the server, or what a program there prints",
                  "Take it out of the rule file.")));

  private static final Set<Trait> FUNCTIONS =
      EnumSet.of(
          Trait.VOLATILE,
          Trait.RUNS_TEXT,
          Trait.TAKES_TRANSACTION_NUMBER,
          Trait.SECURITY_DEFINER,
          Trait.OUTLASTS_TIMEOUT,
          Trait.OPAQUE,
          Trait.SHOWS_MORE_TO_MONITORS);

  private final Set<Reader> readers;
  private QueryNames harmless = QueryNames.NONE;

  /**
   * @param readers whose rights may be taken; empty where the query has one's own
   */
  QueryGuard(Set<Reader> readers) {
    this.readers = Set.copyOf(readers);
  }

  /**
   * @param why with the place for what is reached
   */
  private record Objection(String why, String instead) {}

  /** What became of a query. */
  sealed interface Decision {
    /**
     * It may be sent.
     *
     * @param as with whose rights; empty for one's own
     */
    record Sent(Optional<Reader> as) implements Decision {}

    /** It may not. */
    record Kept(Answer.Refused answer) implements Decision {}
  }

  /**
   * Looks at several queries at once, so that those that reach nothing worth a thought need not be
   * looked at again.
   *
   * @return whether it is so of all
   * @throws SQLException when the catalog cannot be asked
   */
  boolean foresee(QueryNames names, Connection connection) throws SQLException {
    reached(names, connection);
    return names.isWithin(harmless);
  }

  /**
   * Decides.
   *
   * @throws SQLException when the catalog cannot be asked
   */
  Decision decide(QueryNames names, Connection connection) throws SQLException {
    return names.isWithin(harmless)
        ? new Decision.Sent(reader(Reader.DATA))
        : judged(reached(names, connection));
  }

  /** What is of no further interest together is of none apart. */
  private Set<Reached> reached(QueryNames names, Connection connection) throws SQLException {
    Set<Reached> reached = QueryReach.of(names, connection);
    if (reached.stream().allMatch(each -> each.trait() == Trait.HAS_ROWS)) {
      harmless = QueryNames.union(List.of(harmless, names));
    }
    return reached;
  }

  private Decision judged(Set<Reached> reached) {
    for (Trait trait : Trait.values()) {
      if (OBJECTIONS.containsKey(trait) && has(reached, trait)) {
        return kept(OBJECTIONS.get(trait), shown(reached, trait));
      }
    }
    if (readers.isEmpty()) {
      return new Decision.Sent(Optional.empty());
    }
    if (has(reached, Trait.HIDES_FROM_READERS)) {
      return kept(
          new Objection(
              "asks %s, which shows " + Reader.DATA.role() + " less than there is",
              "Ask pg_catalog; --own-rights asks with the rights of the connecting role."),
          shown(reached, Trait.HIDES_FROM_READERS));
    }
    if (!has(reached, Trait.SHOWS_MORE_TO_MONITORS)) {
      return new Decision.Sent(reader(Reader.DATA));
    }
    return has(reached, Trait.HAS_ROWS)
        ? kept(
            new Objection(
                "asks for tables and for %s, and no one role that only reads sees both",
                "Make two rules of it; --own-rights asks with the rights of the connecting role."),
            shown(reached, Trait.SHOWS_MORE_TO_MONITORS))
        : new Decision.Sent(reader(Reader.MONITOR));
  }

  private Optional<Reader> reader(Reader wanted) {
    return Optional.of(wanted).filter(readers::contains);
  }

  private static boolean has(Set<Reached> reached, Trait trait) {
    return reached.stream().anyMatch(each -> each.trait() == trait);
  }

  private static String shown(Set<Reached> reached, Trait trait) {
    return reached.stream()
        .filter(each -> each.trait() == trait)
        .map(each -> each.object() + (FUNCTIONS.contains(trait) ? "()" : ""))
        .collect(Collectors.joining(", "));
  }

  private static Decision kept(Objection objection, String objects) {
    return new Decision.Kept(
        new Answer.Refused(
            "it was not sent, since it " + objection.why().formatted(objects) + ".",
            Optional.of(objection.instead())));
  }
}
