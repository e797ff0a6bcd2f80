package org.schemaassurance.verify.checks;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.DefaultPrivilege;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.DeclaredPrivileges.DefaultPrivileges;

/**
 * Rights that others get on what is made later. Source: PostgreSQL manual, ALTER DEFAULT
 * PRIVILEGES.
 */
final class RightsByDefault {
  private RightsByDefault() {}

  static List<Judgement> judge(DefaultPrivileges declared, Access access) {
    List<Judgement> judgements =
        access.defaults().stream()
            .filter(one -> one.schema().map(declared.schemas()::contains).orElse(true))
            .filter(one -> !declared.grantees().contains(one.grantee()))
            .map(one -> tooMuch(one, declared.grantees()))
            .toList();
    return judgements.isEmpty()
        ? List.of(
            Judgement.holds(
                declared.object(),
                "What is made later in "
                    + SqlIdentifier.displayAll(declared.schemas())
                    + " gives rights to "
                    + nobodyBut(declared.grantees())))
        : judgements;
  }

  private static Judgement tooMuch(DefaultPrivilege found, Set<String> grantees) {
    String where =
        found.schema().map(SqlIdentifier::display).map("schema "::concat).orElse("all schemas");
    String privileges = String.join(", ", found.privileges());
    String grantee = Grants.roles(new TreeSet<>(Set.of(found.grantee())));
    String creator = SqlIdentifier.display(found.creator());
    return Judgement.broken(
        where,
        Phrase.of("default privileges for " + nobodyBut(grantees)),
        Phrase.of(
            "%s for %s on %s that %s makes"
                .formatted(
                    privileges, grantee, found.kind().toLowerCase(java.util.Locale.ROOT), creator)),
        "ALTER DEFAULT PRIVILEGES FOR ROLE %s%s REVOKE %s ON %s FROM %s;"
            .formatted(
                creator,
                found.schema().map(SqlIdentifier::display).map(" IN SCHEMA "::concat).orElse(""),
                privileges,
                found.kind(),
                grantee));
  }

  private static String nobodyBut(Set<String> grantees) {
    return grantees.isEmpty()
        ? "nobody but the owner"
        : "nobody but the owner and " + Grants.roles(new TreeSet<>(grantees));
  }
}
