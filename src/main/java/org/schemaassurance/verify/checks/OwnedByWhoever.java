package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.Holders;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.GrantText;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.DeclaredPrivileges.WhoeverMay;

/**
 * What is theirs of what they must not own: an owner alters, replaces and drops it, whatever rights
 * it has otherwise, and so does every member of the owner.
 */
record OwnedByWhoever(WhoeverMay declared, Access access, RolesThatMay roles) {

  /**
   * A judgement a role.
   *
   * @param what they may do, in words
   */
  List<Judgement> judge(String what) {
    Map<String, List<Securable>> owned = new LinkedHashMap<>();
    for (String role : roles.acting()) {
      for (Securable on : declared.notOwned()) {
        if (owns(role, on)) {
          owned.computeIfAbsent(role, name -> new ArrayList<>()).add(on);
        }
      }
    }
    return owned.entrySet().stream()
        .map(entry -> owner(entry.getKey(), entry.getValue(), what))
        .toList();
  }

  private boolean owns(String role, Securable on) {
    return access
        .holders(GrantText.anyOn(on))
        .map(Holders::owner)
        .map(this::inPlaceOf)
        .filter(owner -> owner.equals(role) || members(owner).contains(role))
        .isPresent();
  }

  /** The schema public belongs to a role whose one member is the database's owner (from 15 on). */
  private String inPlaceOf(String owner) {
    return owner.equals("pg_database_owner")
        ? access.holders(GrantText.anyOn(Securable.database())).map(Holders::owner).orElse(owner)
        : owner;
  }

  private List<String> members(String owner) {
    return Optional.ofNullable(access.roles().get(owner))
        .map(DatabaseRole::members)
        .orElse(List.of());
  }

  private Judgement owner(String role, List<Securable> owned, String what) {
    Grants grants = new Grants(access);
    return Judgement.broken(
        SqlIdentifier.display(role),
        Phrase.of("an owner that may not " + what)
            .saying("that somebody who may " + what + " cannot alter or replace what comes of it"),
        Phrase.of("owner of " + objects(owned.stream().map(grants::object)))
            .saying("the owner of " + objects(owned.stream().map(grants::object))),
        owned.stream().map(this::giving).collect(Collectors.joining(" "))
            + " -- as the role that applies the changelog, or as a superuser with that role for CURRENT_USER");
  }

  private static String objects(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }

  private String giving(Securable on) {
    return "ALTER %s %s OWNER TO CURRENT_USER;"
        .formatted(
            on.kind().name(),
            on.kind() == Securable.Kind.DATABASE
                ? SqlIdentifier.display(access.database().name())
                : on.toString());
  }
}
