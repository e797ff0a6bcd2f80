package acme;

import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/** Acts on the connection, as most of them do. */
public final class CreatingTask implements CustomTaskChange {
  private String table;

  public void setTable(String table) {
    this.table = table;
  }

  @Override
  public void execute(Database database) throws CustomChangeException {
    try (var statement = ((JdbcConnection) database.getConnection()).createStatement()) {
      statement.execute("CREATE TABLE " + table + " (id int)");
    } catch (Exception failed) {
      throw new CustomChangeException(failed);
    }
  }

  @Override
  public String getConfirmationMessage() {
    return table;
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
