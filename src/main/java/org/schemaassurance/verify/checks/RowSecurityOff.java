package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.checks.SettingsCheck.DeclaredSettings;

/**
 * What {@code row_security = off} does: statements of those fail whom a policy is for, whatever it
 * says, on tables with row security (manual, "Row Security Policies").
 */
record RowSecurityOff(DeclaredSettings declared, SessionScopes scopes, LiveSchema schema) {

  /** Whose statements fail under a setting, and where; empty for nobody's. */
  Optional<String> failing(RoleSetting setting) {
    if (!setting.name().equals("row_security")) {
      return Optional.empty();
    }
    List<QualifiedName> secured =
        declared.leadsTo().stream()
            .filter(
                name ->
                    schema
                        .table(name)
                        .map(Table::surroundings)
                        .filter(Table.Surroundings::rowSecurity)
                        .isPresent())
            .toList();
    List<String> subjects =
        scopes.all().stream()
            .filter(scope -> setting.equals(scope.inForce().get(setting.name())))
            .flatMap(scope -> scope.role().stream())
            .filter(this::isSubject)
            .toList();
    return secured.isEmpty() || subjects.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "statements of "
                + SqlIdentifier.displayAll(subjects)
                + " on "
                + String.join(", ", secured.stream().map(QualifiedName::toString).toList())
                + " fail, which has row security");
  }

  private boolean isSubject(String role) {
    return Optional.ofNullable(schema.access().roles().get(role))
        .filter(DatabaseRole::bypassesRowSecurity)
        .isEmpty();
  }
}
