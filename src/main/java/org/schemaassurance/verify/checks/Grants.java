package org.schemaassurance.verify.checks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.Holders;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;

/** Rights in words, and the statements that give and take them. */
record Grants(Access access) {

  /** How a sentence calls the object: {@code schema public}. */
  String object(Securable on) {
    return switch (on.kind()) {
      case SCHEMA -> "schema " + on;
      case DATABASE -> "database " + SqlIdentifier.display(access.database().name());
      default -> on.toString();
    };
  }

  /** {@code SELECT (id, status), INSERT}: rights on one object. */
  static String said(Collection<Right> rights) {
    return rights.stream()
        .map(Right::privilege)
        .distinct()
        .map(privilege -> said(privilege, rights))
        .collect(Collectors.joining(", "));
  }

  private static String said(String privilege, Collection<Right> rights) {
    List<String> columns =
        rights.stream()
            .filter(right -> right.privilege().equals(privilege))
            .flatMap(right -> right.column().stream())
            .filter(column -> !column.equals(Right.ANY_COLUMN))
            .distinct()
            .toList();
    return columns.isEmpty()
        ? privilege
        : privilege + " (" + SqlIdentifier.displayAll(columns) + ")";
  }

  /** The statement that gives rights on one object. */
  String granting(Collection<Right> rights, Collection<String> roles) {
    return "GRANT " + said(rights) + " ON " + inGrant(rights) + " TO " + roles(roles) + ";";
  }

  /** The statement that takes them. */
  String revoking(Collection<Right> rights, String role) {
    return "REVOKE " + said(rights) + " ON " + inGrant(rights) + " FROM " + role(role) + ";";
  }

  private String inGrant(Collection<Right> rights) {
    Securable on = rights.iterator().next().on();
    return on.kind() == Securable.Kind.DATABASE
        ? "DATABASE " + SqlIdentifier.display(access.database().name())
        : on.inGrant();
  }

  static String roles(Collection<String> names) {
    return names.stream().map(Grants::role).collect(Collectors.joining(", "));
  }

  static String role(String name) {
    return name.equals(Holders.PUBLIC)
        ? name.toUpperCase(Locale.ROOT)
        : SqlIdentifier.display(name);
  }

  /** Whether a role may do it; superusers may everything. */
  boolean has(String role, Right right) {
    if (role.equals(Holders.PUBLIC)) {
      return access.holders(right).filter(holders -> holders.granted().contains(role)).isPresent();
    }
    return Optional.ofNullable(access.roles().get(role)).filter(DatabaseRole::superuser).isPresent()
        || access.holders(right).filter(holders -> holders.effective().contains(role)).isPresent();
  }

  /** Whether there is such an object, and such a column of it. */
  boolean exists(Right right) {
    return access.holders(right).isPresent();
  }

  /** A judgement of what is not there: if that is a table, others say so as well. */
  static Judgement forWantOf(Securable on, Judgement judgement) {
    return on.kind() == Securable.Kind.TABLE
        ? on.name().map(judgement::forWantOf).orElse(judgement)
        : judgement;
  }
}
