package acme;

import liquibase.change.AbstractChange;
import liquibase.change.DatabaseChange;
import liquibase.database.Database;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawSqlStatement;

/** A change with a name of its own. */
@DatabaseChange(name = "createOutbox", description = "An outbox", priority = 1)
public final class CreateOutboxChange extends AbstractChange {
  private String tableName;

  public String getTableName() {
    return tableName;
  }

  public void setTableName(String tableName) {
    this.tableName = tableName;
  }

  @Override
  public String getConfirmationMessage() {
    return tableName;
  }

  @Override
  public SqlStatement[] generateStatements(Database database) {
    return new SqlStatement[] {new RawSqlStatement("CREATE TABLE " + tableName + " (id bigint)")};
  }
}
