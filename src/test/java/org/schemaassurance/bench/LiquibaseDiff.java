package org.schemaassurance.bench;

import java.io.ByteArrayOutputStream;
import liquibase.command.CommandScope;
import liquibase.command.core.DiffCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ReferenceDbUrlConnectionCommandStep;

/** What {@code make bench-drift} measures beside drift: Liquibase's own diff of two databases. */
public final class LiquibaseDiff {
  private LiquibaseDiff() {}

  /** Takes the JDBC URL that is expected, the one that is compared, and the user. */
  public static void main(String[] arguments) throws Exception {
    CommandScope diff =
        new CommandScope(DiffCommandStep.COMMAND_NAME)
            .addArgumentValue(ReferenceDbUrlConnectionCommandStep.REFERENCE_URL_ARG, arguments[0])
            .addArgumentValue(
                ReferenceDbUrlConnectionCommandStep.REFERENCE_USERNAME_ARG, arguments[2])
            .addArgumentValue(DbUrlConnectionArgumentsCommandStep.URL_ARG, arguments[1])
            .addArgumentValue(DbUrlConnectionArgumentsCommandStep.USERNAME_ARG, arguments[2]);
    diff.setOutput(new ByteArrayOutputStream());
    diff.execute();
  }
}
