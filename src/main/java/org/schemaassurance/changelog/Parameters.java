package org.schemaassurance.changelog;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import org.schemaassurance.model.ChangelogOptions;

/** The parameters of a changelog, which note what is asked of them. */
final class Parameters extends ChangeLogParameters {
  private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*");

  private final ChangeLogParameters surroundings = new ChangeLogParameters();
  private final Set<String> unset = new TreeSet<>();
  private final Inputs inputs;

  /**
   * @param inputs is told if the environment of the process answers
   */
  Parameters(Database database, ChangelogOptions options, Inputs inputs) {
    super(database);
    this.inputs = inputs;
    setContexts(new Contexts(options.contexts().orElse(null)));
    setLabels(new LabelExpression(options.labelFilter().orElse(null)));
    options.parameters().forEach(this::set);
  }

  @Override
  public Object getValue(String name, DatabaseChangeLog changelog) {
    Object value = super.getValue(name, changelog);
    if (value == null && NAME.matcher(name).matches()) {
      unset.add(name);
    } else if (surroundings.getValue(name, null) != null) {
      inputs.unknown();
    }
    return value;
  }

  /** Those that have no value and were asked for up to now. */
  Set<String> unset() {
    return Set.copyOf(unset);
  }
}
