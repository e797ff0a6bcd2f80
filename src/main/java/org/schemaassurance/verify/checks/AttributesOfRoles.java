package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RoleAttribute;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.DeclaredPrivileges.RoleAttributes;

/** Roles that are mightier by themselves than a rule has it. */
final class AttributesOfRoles {
  private AttributesOfRoles() {}

  static List<Judgement> judge(RoleAttributes declared, Access access) {
    Map<RoleAttribute, Set<String>> holders = new TreeMap<>(declared.holders());
    List<Judgement> judgements = new ArrayList<>();
    holders.forEach(
        (attribute, named) ->
            access.roles().values().stream()
                .filter(role -> has(role, attribute) && !named.contains(role.name()))
                .forEach(role -> judgements.add(tooMighty(role, attribute))));
    return judgements.isEmpty()
        ? List.of(Judgement.holds(declared.object(), sentence(holders)))
        : judgements;
  }

  /** A superuser has all of them, and is told once. */
  private static boolean has(DatabaseRole role, RoleAttribute attribute) {
    return role.attributes().contains(attribute)
        && (attribute == RoleAttribute.SUPERUSER || !role.superuser());
  }

  private static Judgement tooMighty(DatabaseRole role, RoleAttribute attribute) {
    String name = SqlIdentifier.display(role.name());
    return Judgement.broken(
        name,
        Phrase.of("a role without " + attribute),
        Phrase.of("one that has it").addingInSentence(": " + consequence(attribute)),
        "ALTER ROLE " + name + " NO" + attribute + ";");
  }

  private static String consequence(RoleAttribute attribute) {
    return switch (attribute) {
      case SUPERUSER -> "no right holds it back";
      case BYPASSRLS -> "no policy hides a row from it";
      case CREATEDB -> "it makes databases, and drops its own";
      case CREATEROLE -> "it makes roles, and changes those of others";
      case REPLICATION -> "it reads every change of every database";
    };
  }

  private static String sentence(Map<RoleAttribute, Set<String>> holders) {
    return holders.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + " has "
                    + (entry.getValue().isEmpty()
                        ? "no role"
                        : "nobody but "
                            + SqlIdentifier.displayAll(
                                List.copyOf(new TreeSet<>(entry.getValue())))))
        .collect(Collectors.joining(", "));
  }
}
