package acme;

import java.util.ArrayList;
import java.util.List;
import liquibase.change.custom.CustomSqlChange;
import liquibase.change.custom.CustomSqlRollback;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawSqlStatement;

/** Made for one run: it collects what it sends, and learns in its validation of what. */
public final class CollectingSql implements CustomSqlChange, CustomSqlRollback {
  private final List<SqlStatement> statements = new ArrayList<>();
  private String table = "";

  @Override
  public ValidationErrors validate(Database database) {
    table += "collected";
    return new ValidationErrors();
  }

  @Override
  public SqlStatement[] generateStatements(Database database) {
    return with("CREATE TABLE " + table + " (id int)");
  }

  @Override
  public SqlStatement[] generateRollbackStatements(Database database) {
    return with("DROP TABLE collected");
  }

  private SqlStatement[] with(String sql) {
    statements.add(new RawSqlStatement(sql));
    return statements.toArray(SqlStatement[]::new);
  }

  @Override
  public String getConfirmationMessage() {
    return "collected";
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor files) {}
}
