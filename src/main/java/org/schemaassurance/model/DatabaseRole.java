package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A role of the server, as {@code pg_roles} and {@code pg_auth_members} show it to everybody, seen
 * from the database that is connected to.
 *
 * @param attributes those that it has itself; they are not inherited
 * @param expired when its password ran out, where it has
 * @param connectionLimit {@code rolconnlimit}; -1 for none
 * @param connects whether it has CONNECT on this database
 * @param members who is a member, through others as well, and inherits its rights or may SET ROLE
 * @param strangers members that do not inherit its rights, and have to SET ROLE for them
 */
public record DatabaseRole(
    String name,
    Set<RoleAttribute> attributes,
    boolean login,
    Optional<String> expired,
    int connectionLimit,
    boolean connects,
    List<String> members,
    List<String> strangers) {
  public DatabaseRole {
    attributes = Set.copyOf(attributes);
    members = List.copyOf(members);
    strangers = List.copyOf(strangers);
  }

  public boolean superuser() {
    return attributes.contains(RoleAttribute.SUPERUSER);
  }

  /** BYPASSRLS. */
  public boolean bypassesRowSecurity() {
    return attributes.contains(RoleAttribute.BYPASSRLS);
  }

  /** Whether it can begin a session of this database. */
  public boolean canLogIn() {
    return login && expired.isEmpty() && connectionLimit != 0 && connects;
  }
}
