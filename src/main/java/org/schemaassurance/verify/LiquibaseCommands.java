package org.schemaassurance.verify;

/**
 * How people run Liquibase in the project at hand, for advice.
 *
 * @param update applies what has not run
 * @param releaseLocks takes a lock away that nobody holds any more
 */
public record LiquibaseCommands(String update, String releaseLocks) {
  /** Liquibase's own command line. */
  public static final LiquibaseCommands DEFAULT =
      new LiquibaseCommands("liquibase update", "liquibase release-locks");

  /** Stands for {@link #update} in the advice of a check, which knows no project. */
  public static final String UPDATE = "${liquibase update}";

  /** The advice as it is given in this project. */
  public String in(String advice) {
    return advice.replace(UPDATE, update);
  }
}
