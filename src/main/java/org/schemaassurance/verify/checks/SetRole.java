package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Optional;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.Holders;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.RoleSetting;

/**
 * The setting {@code role} of a login, as those have it that are made for an hour: its sessions act
 * as another role.
 *
 * @param rights that are not to be lost by it
 */
record SetRole(Access access, List<Right> rights) {
  SetRole {
    rights = List.copyOf(rights);
  }

  /**
   * The role of that setting, where sessions may do under it what they might do without; empty for
   * another setting, and where a right is lost.
   */
  Optional<DatabaseRole> keepingRights(RoleSetting setting) {
    if (!setting.name().equals("role") || setting.role().isEmpty()) {
      return Optional.empty();
    }
    String login = setting.role().get();
    return Optional.ofNullable(access.roles().get(setting.value()))
        .filter(acting -> rights.stream().allMatch(right -> isKept(right, login, acting.name())));
  }

  private boolean isKept(Right right, String login, String acting) {
    return access
        .holders(right)
        .map(Holders::effective)
        .filter(may -> !may.contains(login) || may.contains(acting))
        .isPresent();
  }
}
