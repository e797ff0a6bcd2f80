package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.Holders;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.Right;

/**
 * The roles that can do certain things, all of them, as the server decides it: with a right of
 * their own, or through a view. Superusers and predefined roles are none of them.
 */
record RolesThatMay(Access access, List<Right> rights) {
  RolesThatMay {
    rights = List.copyOf(rights);
  }

  /**
   * Those under which statements run: a role that can log in, or one that such a role has to SET
   * ROLE to. A group whose members inherit is none: it need not be able to do anything alone.
   */
  List<String> acting() {
    return having().stream()
        .map(access.roles()::get)
        .filter(this::acts)
        .map(DatabaseRole::name)
        .toList();
  }

  private boolean acts(DatabaseRole role) {
    return role.canLogIn() || role.strangers().stream().anyMatch(this::canLogIn);
  }

  private boolean canLogIn(String role) {
    return access.roles().get(role).canLogIn();
  }

  /** Those whose sessions use the rights: with what they start is in force. */
  List<String> loggingIn() {
    return having().stream()
        .map(access.roles()::get)
        .flatMap(role -> Stream.concat(Stream.of(role.name()), role.strangers().stream()))
        .distinct()
        .filter(this::canLogIn)
        .sorted()
        .toList();
  }

  private List<String> having() {
    Set<String> having = new TreeSet<>(access.roles().keySet());
    for (Right right : rights) {
      having.removeIf(role -> access.holders(right).filter(of -> can(role, of)).isEmpty());
    }
    return List.copyOf(having);
  }

  private static boolean can(String role, Holders holders) {
    return holders.effective().contains(role) || holders.through().containsKey(role);
  }

  /**
   * Those that have the rights only for members that have to SET ROLE to them; empty if others have
   * them at once.
   */
  List<DatabaseRole> behindSetRole() {
    List<DatabaseRole> having = having().stream().map(access.roles()::get).toList();
    return having.stream().anyMatch(DatabaseRole::canLogIn)
        ? List.of()
        : having.stream()
            .filter(role -> role.strangers().stream().anyMatch(this::canLogIn))
            .toList();
  }

  /** Those to whom it was granted, and who can't use it, since nobody can log in with it. */
  List<DatabaseRole> shutOut() {
    return having().stream()
        .map(access.roles()::get)
        .filter(
            role ->
                rights.stream()
                    .allMatch(right -> access.rights().get(right).granted().contains(role.name())))
        .filter(role -> !role.canLogIn() && role.members().stream().noneMatch(this::canLogIn))
        .toList();
  }
}
