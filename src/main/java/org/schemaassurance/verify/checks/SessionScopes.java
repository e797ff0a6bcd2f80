package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.verify.checks.SettingsCheck.DeclaredSettings;

/**
 * With what sessions start: those of everybody, and those of the roles that are looked at. Of a
 * role in this database wins over that of the role, that over the database's, that over that of all
 * roles, that over the server's (ApplySetting in utils/init/postinit.c).
 */
record SessionScopes(List<Scope> all) {
  SessionScopes {
    all = List.copyOf(all);
  }

  /**
   * Sessions of one role.
   *
   * @param role empty for those of everybody
   * @param inForce by the setting's name in lower case
   * @param own those that are set of it and not of everybody
   */
  record Scope(
      Optional<String> role, Map<String, RoleSetting> inForce, Collection<RoleSetting> own) {
    Optional<RoleSetting> setting(String name) {
      return Optional.ofNullable(inForce.get(name));
    }
  }

  static SessionScopes of(DeclaredSettings declared, LiveSchema schema) {
    TreeSet<String> roles = new TreeSet<>(declared.roles());
    for (Right right : declared.may()) {
      roles.addAll(new RolesThatMay(schema.access(), List.of(right)).loggingIn());
    }
    List<Scope> scopes = new ArrayList<>();
    scopes.add(scope(Optional.empty(), schema.settings()));
    roles.forEach(role -> scopes.add(scope(Optional.of(role), schema.settings())));
    return new SessionScopes(scopes);
  }

  /** Of one role, or everybody's. */
  static Scope scope(Optional<String> role, List<RoleSetting> settings) {
    Map<String, RoleSetting> inForce = new LinkedHashMap<>();
    Stream<RoleSetting> weakestFirst =
        settings.stream()
            .filter(setting -> setting.role().isEmpty() || setting.role().equals(role))
            .sorted(Comparator.comparing(SessionScopes::strength));
    weakestFirst.forEach(setting -> inForce.put(name(setting), setting));
    return new Scope(
        role,
        inForce,
        inForce.values().stream().filter(setting -> setting.role().equals(role)).toList());
  }

  private static int strength(RoleSetting setting) {
    int ofRole = setting.role().isPresent() ? 4 : 0;
    int ofDatabase = setting.database().isPresent() ? 2 : 0;
    return ofRole + ofDatabase + (setting.ofServer() ? 0 : 1);
  }

  static String name(RoleSetting setting) {
    return setting.name().toLowerCase(Locale.ROOT);
  }
}
