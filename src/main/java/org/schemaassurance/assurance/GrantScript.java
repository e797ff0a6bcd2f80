package org.schemaassurance.assurance;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.catalog.Relations;
import org.schemaassurance.connect.Limits;
import org.schemaassurance.connect.ReadOnlySession;
import org.schemaassurance.connect.ReadableDatabase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.sql.QueryNames;

/**
 * The smallest set of privileges under which some rules can be verified; the structure needs none,
 * pg_catalog shows it to everybody.
 */
public final class GrantScript {
  private static final Set<String> OPEN_SCHEMAS = Set.of("pg_catalog", "information_schema");

  private final String name;
  private final String role;

  /**
   * @param name of the role, which may be there already
   */
  public GrantScript(String name) {
    this.name = name;
    this.role = SqlIdentifier.display(name);
  }

  /**
   * SQL for the owner of the tables or a superuser.
   *
   * @throws UndeterminedException if there is no connection, or the catalog cannot be read
   */
  public String write(ReadableDatabase database, Limits limits, List<Rule> rules) {
    try (ReadOnlySession session = database.open("verify", limits)) {
      return script(session, rules);
    }
  }

  private String script(ReadOnlySession session, List<Rule> rules) {
    try {
      Set<QualifiedName> tables = Relations.existing(readBy(rules), session.connection());
      return script(
          session.target().database(), tables, Relations.sequencesOf(tables, session.connection()));
    } catch (SQLException failed) {
      throw session.failure("The catalog could not be read: " + failed.getMessage(), failed);
    }
  }

  /** A name with a dot in a query may be a column's, too; which are tables the catalog knows. */
  private static Set<QualifiedName> readBy(List<Rule> rules) {
    Set<QualifiedName> names = new TreeSet<>();
    for (Rule rule : rules) {
      names.addAll(rule.declaration().bookkeepingTables());
      rule.declaration().queries().forEach(query -> names.addAll(QueryNames.of(query).relations()));
    }
    names.removeIf(name -> OPEN_SCHEMAS.contains(name.schema()));
    return names;
  }

  private String script(String database, Set<QualifiedName> tables, Set<QualifiedName> sequences) {
    String schemas =
        Stream.concat(tables.stream(), sequences.stream())
            .map(QualifiedName::schema)
            .distinct()
            .sorted()
            .map(SqlIdentifier::display)
            .collect(Collectors.joining(", "));
    StringBuilder script =
        new StringBuilder(
            "-- What verification needs, and nothing more. For the owner of the tables, or a superuser.\n");
    script.append(creation());
    script
        .append("GRANT CONNECT ON DATABASE ")
        .append(SqlIdentifier.display(database))
        .append(" TO ")
        .append(role)
        .append(";\n");
    if (!tables.isEmpty()) {
      script
          .append("GRANT USAGE ON SCHEMA ")
          .append(schemas)
          .append(" TO ")
          .append(role)
          .append(";\n");
      script.append(select("", tables));
    }
    if (!sequences.isEmpty()) {
      script.append("-- Whether they have values left.\n").append(select("SEQUENCE", sequences));
    }
    return script.toString();
  }

  /**
   * Further rules need more rights, so it is run again where the role is there; which may be
   * somebody's that writes, so nothing of it is altered then.
   */
  private String creation() {
    String block =
        """
         BEGIN
          IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = %1$s) THEN
            CREATE ROLE %2$s LOGIN; -- then give it a password: \\password %2$s
            ALTER ROLE %2$s SET default_transaction_read_only = on;
          END IF;
        END """
            .formatted(SqlLiteral.of(name), role);
    return "DO " + SqlLiteral.body(block) + ";\n";
  }

  private String select(String kind, Set<QualifiedName> names) {
    return ("GRANT SELECT ON " + kind).strip()
        + "\n  "
        + names.stream().map(QualifiedName::toString).collect(Collectors.joining(",\n  "))
        + "\n  TO "
        + role
        + ";\n";
  }
}
