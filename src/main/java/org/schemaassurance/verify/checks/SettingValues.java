package org.schemaassurance.verify.checks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.SqlLiteral;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.SettingsCheck.DeclaredSettings;

/** Values of settings against what is declared, and what is known of them. */
record SettingValues(DeclaredSettings declared, RowSecurityOff rowSecurity, SetRole setRole) {

  /** What is to be said of a setting; empty where it is harmless. */
  Optional<Judgement> judge(RoleSetting setting) {
    String name = SessionScopes.name(setting);
    if (declared.must().containsKey(name)) {
      return isOneOf(declared.must().get(name), setting)
          ? Optional.empty()
          : Optional.of(other(setting, String.join(" or ", declared.must().get(name)), ""));
    }
    if (isOneOf(declared.mustNot().getOrDefault(name, List.of()), setting)) {
      return Optional.of(other(setting, "not " + setting.value(), ""));
    }
    if (isAllowed(name) || name.equals("search_path") || HarmlessSettings.contains(name)) {
      return Optional.empty();
    }
    return declared.atLeast().containsKey(name)
        ? tooShort(setting, declared.atLeast().get(name))
        : ofMeaning(setting);
  }

  private boolean isAllowed(String name) {
    return declared.allowed().stream()
        .map(pattern -> Pattern.quote(pattern).replace("*", "\\E.*\\Q"))
        .anyMatch(name::matches);
  }

  private static boolean isOneOf(List<String> values, RoleSetting setting) {
    String found = DangerousSettings.spelling(setting.value());
    return values.stream().map(DangerousSettings::spelling).anyMatch(found::equals);
  }

  private Optional<Judgement> ofMeaning(RoleSetting setting) {
    Optional<DangerousSettings> known = DangerousSettings.of(SessionScopes.name(setting));
    if (known.isEmpty()) {
      return Optional.of(cannotBeJudged(setting).asWarning());
    }
    if (known.get().takes(setting.value()) || known.get().isProvenBy(setting)) {
      return Optional.empty();
    }
    Optional<String> failing = rowSecurity.failing(setting);
    if (failing.isPresent()) {
      return Optional.of(other(setting, known.get().right().get(0), ": " + failing.get()));
    }
    Optional<DatabaseRole> acting = setRole.keepingRights(setting);
    // What one has to be able to do that logs in, rules of rights say; of a group alone they don't.
    if (acting.filter(DatabaseRole::canLogIn).isPresent()) {
      return Optional.empty();
    }
    Judgement broken = other(setting, known.get().right().get(0), ": " + known.get().consequence());
    return Optional.of(known.get().warning() || acting.isPresent() ? broken.asWarning() : broken);
  }

  private static Optional<Judgement> tooShort(RoleSetting setting, Duration shortest) {
    // What the server's configuration has is shown without its unit.
    return SettingTimeout.parse(setting.ofServer() ? setting.value() + "ms" : setting.value())
        .filter(time -> time.isShorterThan(shortest))
        .map(
            time ->
                other(
                    setting,
                    "0 or at least " + shortest.toMillis() + " ms",
                    time.hasUnit() ? "" : ", which is milliseconds"));
  }

  private static Judgement other(RoleSetting setting, String expected, String consequence) {
    return Judgement.broken(
        object(setting),
        Phrase.of(setting.name() + " " + expected),
        Phrase.of(setting.name() + " " + setting.value() + " for " + setting.scope())
            .saying(setting.value() + " for " + setting.scope() + consequence),
        setting.reset());
  }

  private static Judgement cannotBeJudged(RoleSetting setting) {
    return Judgement.broken(
        object(setting),
        Phrase.of("nothing set that may change what statements do"),
        Phrase.of(setting.name() + " " + setting.value() + " for " + setting.scope())
            .addingInSentence(", which cannot be judged"),
        "Name it in the rule's 'allowed' if nothing depends on it, or " + setting.reset());
  }

  /** Its name, behind the role's that it is set of; the database's is another in each place. */
  static String object(RoleSetting setting) {
    return setting.role().map(role -> SqlIdentifier.display(role) + ".").orElse("")
        + setting.name();
  }

  /** What has to be set, and is not set at all. */
  List<Judgement> lacking(SessionScopes.Scope scope) {
    return scope.role().isPresent()
        ? List.of()
        : new TreeMap<>(declared.must())
            .entrySet().stream()
                .filter(entry -> scope.setting(entry.getKey()).isEmpty())
                .map(entry -> lacking(entry.getKey(), entry.getValue()))
                .toList();
  }

  private static Judgement lacking(String name, List<String> values) {
    return Judgement.broken(
        name,
        Phrase.of(name + " " + String.join(" or ", values)),
        Phrase.of("it is set nowhere"),
        "In psql, in this database: ALTER DATABASE :\"DBNAME\" SET "
            + name
            + " = "
            + SqlLiteral.of(values.get(0))
            + ";");
  }
}
