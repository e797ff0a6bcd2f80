package acme;

import liquibase.database.Database;
import liquibase.exception.CustomPreconditionFailedException;
import liquibase.precondition.CustomPrecondition;

/** Does not hold. */
public final class Never implements CustomPrecondition {
  @Override
  public void check(Database database) throws CustomPreconditionFailedException {
    throw new CustomPreconditionFailedException("never");
  }
}
