package org.schemaassurance.verify.checks;

import java.util.Collection;
import java.util.stream.Collectors;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.Holders;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.verify.checks.DeclaredPrivileges.WhoeverMay;

/**
 * The views through which somebody does things without a right to them. Views stand in for what it
 * does itself; what a trigger's function does for it takes rights of its own.
 */
record ViewsOfWhoever(WhoeverMay declared, Access access) {

  /** Whether a role need not have a right. */
  boolean suffice(String role, Needed need) {
    return need.owner().isEmpty()
        && (need.inside().isEmpty()
            ? suffice(role, need.right())
            : need.inside().stream().allMatch(right -> suffice(role, right)));
  }

  private boolean suffice(String role, Right right) {
    return access.holders(right).filter(holders -> holders.onlyThrough(role)).isPresent()
        && (declared.may().stream().anyMatch(may -> may.on().equals(right.on()))
            || declared.may().stream().noneMatch(this::setsOff));
  }

  private boolean setsOff(Right may) {
    return access.holders(may).filter(Holders::setsOff).isPresent();
  }

  /** How roles do it that have no right to it, as a sentence goes on; empty if all have it. */
  String said(Collection<String> roles) {
    String views =
        declared.may().stream()
            .flatMap(may -> access.holders(may).stream())
            .flatMap(
                holders ->
                    roles.stream()
                        .filter(holders::onlyThrough)
                        .map(role -> holders.through().get(role)))
            .distinct()
            .sorted()
            .map(QualifiedName::toString)
            .collect(Collectors.joining(", "));
    return views.isEmpty()
        ? ""
        : ": it writes through " + views + ", and triggers' functions run with its own rights";
  }
}
