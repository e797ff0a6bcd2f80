package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.schemaassurance.connect.RowReader;
import org.schemaassurance.model.QualifiedName;

/**
 * Row security as a transaction meets it that reads.
 *
 * <p>Source: PostgreSQL manual, "Row Security Policies"; {@code row_security}.
 */
public final class RowSecurity {
  private static final CatalogQuery APPLY = CatalogQuery.load("let-policies-apply");
  private static final CatalogQuery HIDING = CatalogQuery.load("hiding-policies");
  private static final CatalogQuery SHOWN_EVERYTHING = CatalogQuery.load("shown-everything");

  private static final RowReader<String> ROLE = row -> row.getString("role_name");

  private RowSecurity() {}

  /**
   * Lets policies leave rows out where they made an error, until the transaction ends; {@link
   * #hiding} tells then whether they may have.
   */
  public static void apply(Connection connection) throws SQLException {
    APPLY.rows(connection, row -> row.getString(1));
  }

  /**
   * The tables that this transaction has read and whose policies may have left rows out. It has
   * them all locked, so nobody alters a policy meanwhile.
   */
  public static List<QualifiedName> hiding(Connection connection) throws SQLException {
    return HIDING.rows(connection, row -> CatalogQuery.name(row, "schema_name", "table_name"));
  }

  /**
   * Roles that the session may act as, no superusers, from which no row is hidden of the tables
   * that this transaction has read, and which may read them. The server has the last word on that.
   */
  public static List<String> rolesShownEverything(Connection connection) throws SQLException {
    return SHOWN_EVERYTHING.rows(connection, ROLE, new Object[][] {new String[] {}});
  }

  /** Whether the role with whose rights this transaction has read is one. */
  public static boolean hidesNothingFrom(String role, Connection connection) throws SQLException {
    return !SHOWN_EVERYTHING.rows(connection, ROLE, new Object[][] {new String[] {role}}).isEmpty();
  }
}
