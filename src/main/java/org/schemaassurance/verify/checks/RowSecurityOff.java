package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.Access.Holders;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.sql.GrantText;
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
    Map<List<QualifiedName>, List<String>> failing = new LinkedHashMap<>();
    scopes.all().stream()
        .filter(scope -> setting.equals(scope.inForce().get(setting.name())))
        .flatMap(scope -> scope.role().stream())
        .forEach(
            role -> failing.computeIfAbsent(closedTo(role), tables -> new ArrayList<>()).add(role));
    failing.remove(List.<QualifiedName>of());
    return Optional.of(
            failing.entrySet().stream()
                .map(entry -> words(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("; ")))
        .filter(words -> !words.isEmpty());
  }

  private static String words(List<String> roles, List<QualifiedName> tables) {
    return "statements of "
        + SqlIdentifier.displayAll(roles)
        + " on "
        + String.join(", ", tables.stream().map(QualifiedName::toString).toList())
        + (tables.size() == 1 ? " fail, which has row security" : " fail, which have row security");
  }

  private List<QualifiedName> closedTo(String role) {
    boolean bypasses =
        Optional.ofNullable(schema.access().roles().get(role))
            .filter(known -> known.bypassesRowSecurity() || known.superuser())
            .isPresent();
    return bypasses
        ? List.of()
        : declared.leadsTo().stream().filter(table -> isFor(role, table)).toList();
  }

  /** Of the owner, and who has its rights, only where that is forced (rls.c). */
  private boolean isFor(String role, QualifiedName name) {
    return schema
        .table(name)
        .map(Table::surroundings)
        .filter(Table.Surroundings::rowSecurity)
        .filter(table -> table.rowSecurityForced() || isForeign(role, name))
        .isPresent();
  }

  private boolean isForeign(String role, QualifiedName table) {
    return schema
        .access()
        .holders(ownership(table))
        .map(Holders::owner)
        .filter(owner -> !owner.equals(role) && !hasRightsOf(owner, role))
        .isPresent();
  }

  private boolean hasRightsOf(String owner, String role) {
    return Optional.ofNullable(schema.access().roles().get(owner))
        .filter(known -> known.members().contains(role) && !known.strangers().contains(role))
        .isPresent();
  }

  /** What has to be asked for so that a table's owner is known. */
  static Right ownership(QualifiedName table) {
    return GrantText.anyOn(Securable.table(table));
  }
}
