package org.schemaassurance.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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
   * A role that the session may act as, no superuser, from which no row is hidden of the tables
   * that this transaction has read, and which may read them.
   *
   * @return the least mighty
   */
  public static Optional<String> shownEverything(Connection connection) throws SQLException {
    return shownEverything(connection, new String[] {});
  }

  /** Whether a role still is one, whatever has been read meanwhile. */
  public static boolean isShownEverything(String role, Connection connection) throws SQLException {
    return shownEverything(connection, role).isPresent();
  }

  private static Optional<String> shownEverything(Connection connection, String... names)
      throws SQLException {
    return SHOWN_EVERYTHING
        .rows(connection, row -> row.getString("role_name"), new Object[][] {names})
        .stream()
        .findFirst();
  }
}
