package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.connect.NamedSql;
import org.schemaassurance.model.Intake;
import org.schemaassurance.model.QualifiedName;

/** What decides whether one relation takes a row. */
final class IntakeReader {
  private static final CatalogQuery QUERY = CatalogQuery.load("intake");

  private boolean insertable = true;
  private final Set<String> alwaysIdentities = new HashSet<>();
  private final Map<String, Intake.Sequence> sequences = new HashMap<>();
  private final Map<String, List<String>> keyOperators = new HashMap<>();
  private final Map<String, Intake.Reference> references = new HashMap<>();
  private final List<Intake.Partition> partitions = new ArrayList<>();
  private final List<String> incompleteHashes = new ArrayList<>();

  private IntakeReader() {}

  static Intake read(QualifiedName table, Connection connection) throws SQLException {
    IntakeReader reader = new IntakeReader();
    Long[] oids = Relations.oids(List.of(table), connection).keySet().toArray(Long[]::new);
    QUERY.rows(connection, reader::fact, oids);
    return new Intake(
        reader.insertable,
        reader.alwaysIdentities,
        reader.sequences,
        reader.keyOperators,
        reader.references,
        reader.partitions,
        reader.incompleteHashes);
  }

  private String fact(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    String name = row.getString("name");
    List<String> details = NamedSql.texts(row, "details");
    switch (kind) {
      case "not insertable" -> insertable = false;
      case "always identity" -> alwaysIdentities.add(name);
      case "sequence" -> sequences.put(name, sequence(details));
      case "key" -> keyOperators.put(name, details);
      case "foreign key" ->
          references.put(
              name,
              new Intake.Reference(
                  details.get(0).equals("full"), details.subList(1, details.size())));
      case "partition" -> partitions.add(new Intake.Partition(name, details.get(0)));
      case "incomplete hash" -> incompleteHashes.add(name);
      default -> throw new IllegalStateException("unknown: " + kind);
    }
    return name;
  }

  private static Intake.Sequence sequence(List<String> details) {
    Intake.Course course = Intake.Course.valueOf(details.get(3));
    String name = details.get(0);
    return switch (details.get(1)) {
      case "unreadable" ->
          new Intake.Sequence(name, Intake.State.UNREADABLE, Optional.empty(), course);
      case "unreadable and short" ->
          new Intake.Sequence(name, Intake.State.UNREADABLE_AND_SHORT, Optional.empty(), course);
      case "used up" -> new Intake.Sequence(name, Intake.State.USED_UP, Optional.empty(), course);
      // Where it was set to begin is not to be seen before it has given a value.
      case "unused" -> new Intake.Sequence(name, Intake.State.GOES_ON, Optional.empty(), course);
      default ->
          new Intake.Sequence(name, Intake.State.GOES_ON, Optional.of(details.get(2)), course);
    };
  }
}
