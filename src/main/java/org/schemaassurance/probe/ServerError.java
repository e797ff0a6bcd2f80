package org.schemaassurance.probe;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.schemaassurance.model.SqlIdentifier;

/** What the server said of a statement that failed. SQLSTATEs: PostgreSQL manual, appendix A. */
record ServerError(SQLException failed) {
  private static final int LONGEST_CONTEXT = 240;

  /** Somebody else was in the way, or the server short of something: another time it may work. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("55P03", "57014", "40001", "40P01", "57P01", "57P02", "57P03", "57P04", "57P05");

  String state() {
    return Optional.ofNullable(failed.getSQLState()).orElse("");
  }

  boolean isOfTheMoment() {
    return OF_THE_MOMENT.contains(state()) || state().startsWith("53");
  }

  /** Message, SQLSTATE and where it happened, without a full stop. */
  String said() {
    return message() + " (SQLSTATE " + state() + ")" + context().map(in -> ", in " + in).orElse("");
  }

  String message() {
    return server()
        .map(ServerErrorMessage::getMessage)
        .orElse(String.valueOf(failed.getMessage()))
        .replaceAll("\\.$", "");
  }

  /** {@code table.column} that a statement of ours had to give, and no trigger's function. */
  Optional<Needed> needed() {
    return server()
        .filter(error -> state().equals("23502") && context().isEmpty())
        .filter(error -> error.getTable() != null && error.getColumn() != null)
        .map(error -> new Needed(error.getTable(), error.getColumn()));
  }

  /** A column that is NOT NULL. */
  record Needed(String table, String column) {
    @Override
    public String toString() {
      return SqlIdentifier.display(table) + "." + SqlIdentifier.display(column);
    }
  }

  /** The statements and functions that it happened in, the innermost first. */
  private Optional<String> context() {
    String context =
        server().stream()
            .flatMap(error -> Stream.of(error.getInternalQuery(), error.getWhere()))
            .flatMap(Stream::ofNullable)
            .map(text -> text.replaceAll("\\s*\n(?=PL/pgSQL |SQL )", ", in "))
            .collect(Collectors.joining(", in "))
            .replaceAll("\\s+", " ")
            .strip();
    if (context.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        context.length() <= LONGEST_CONTEXT
            ? context
            : context.substring(0, LONGEST_CONTEXT) + "…");
  }

  private Optional<ServerErrorMessage> server() {
    return failed instanceof PSQLException answered
        ? Optional.ofNullable(answered.getServerErrorMessage())
        : Optional.empty();
  }
}
