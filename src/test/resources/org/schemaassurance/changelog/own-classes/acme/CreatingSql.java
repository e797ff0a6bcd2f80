package acme;

import liquibase.change.custom.CustomSqlChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawSqlStatement;

/** Says what is to be sent. */
public final class CreatingSql implements CustomSqlChange {
  @Override
  public SqlStatement[] generateStatements(Database database) {
    return new SqlStatement[] {new RawSqlStatement("CREATE TABLE by_sql (id int)")};
  }

  @Override
  public String getConfirmationMessage() {
    return "done";
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor files) {}

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
