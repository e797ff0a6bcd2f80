package org.schemaassurance.rehearse.traffic;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.TrafficStall.Kind;

/** Which work goes on beside changesets. */
public sealed interface Traffic {
  /** None at all. */
  record None() implements Traffic {}

  /** Made up for the tables that a changeset touches. */
  record Generated() implements Traffic {}

  /** Always the same. */
  record OfStatements(List<String> statements) implements Traffic {
    public OfStatements {
      statements = List.copyOf(statements);
    }
  }

  /**
   * What is to be done beside a changeset.
   *
   * @param connection to the database as it is before the changeset
   * @param touched the tables that it touches
   */
  default List<Job> jobs(Connection connection, Set<String> touched) throws SQLException {
    if (this instanceof OfStatements own) {
      return own.statements().stream()
          .map(statement -> new Job(statement, Kind.STATEMENT, List.of(statement)))
          .toList();
    }
    return this instanceof Generated && !touched.isEmpty()
        ? BusyTable.QUERY.rows(connection, BusyTable::read).stream()
            .filter(table -> touched.contains(table.name().toString()))
            .flatMap(BusyTable::jobs)
            .toList()
        : List.of();
  }

  /**
   * A table on which others work.
   *
   * @param column one that can be written, if there is one
   */
  record BusyTable(QualifiedName name, boolean isWritable, Optional<String> column) {
    private static final NamedSql QUERY = NamedSql.of(Traffic.class, "busy-tables");

    static BusyTable read(ResultSet row) throws SQLException {
      return new BusyTable(
          new QualifiedName(row.getString("schema_name"), row.getString("name")),
          row.getBoolean("writable"),
          Optional.ofNullable(row.getString("column")));
    }

    /** One that reads and one that writes: they take the locks of real ones and change no row. */
    Stream<Job> jobs() {
      Job reads =
          new Job(name.toString(), Kind.READS, List.of("SELECT FROM " + sql() + " LIMIT 1"));
      return isWritable
          ? Stream.of(reads, new Job(name.toString(), Kind.WRITES, writes()))
          : Stream.of(reads);
    }

    private List<String> writes() {
      List<String> writes = new ArrayList<>();
      column
          .map(SqlIdentifier::quote)
          .ifPresent(
              one -> {
                writes.add(
                    "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s WHERE false"
                        .formatted(sql(), one));
                writes.add("UPDATE %1$s SET %2$s = %2$s WHERE false".formatted(sql(), one));
              });
      writes.add("DELETE FROM " + sql() + " WHERE false");
      return writes;
    }

    private String sql() {
      return SqlIdentifier.quote(name.schema()) + "." + SqlIdentifier.quote(name.name());
    }
  }
}
