package acme;

import liquibase.change.custom.CustomSqlChange;
import liquibase.database.Database;
import liquibase.exception.SetupException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;

public class AsksItsApplication implements CustomSqlChange {
  @Override
  public void setUp() throws SetupException {
    throw new SetupException("no session of the shop");
  }

  @Override
  public SqlStatement[] generateStatements(Database database) {
    return new SqlStatement[0];
  }

  @Override
  public String getConfirmationMessage() {
    return "asked";
  }

  @Override
  public void setFileOpener(ResourceAccessor files) {}

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
