package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Access.Holders;
import org.schemaassurance.model.DatabaseRole;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.GrantText;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.DeclaredPrivileges.OnObject;

/** Who may do what with one object, against what is declared of it. */
final class RightsOnObject {
  private final OnObject declared;
  private final Access access;
  private final Grants grants;
  private final String object;

  RightsOnObject(OnObject declared, Access access) {
    this.declared = declared;
    this.access = access;
    this.grants = new Grants(access);
    this.object = grants.object(declared.on());
  }

  List<Judgement> judge() {
    Right any = GrantText.anyOn(declared.on());
    if (!grants.exists(any)) {
      return List.of(
          Grants.forWantOf(
              declared.on(),
              Judgement.notAsBuilt(
                  object,
                  "a " + declared.on().kind() + " with the rights as declared",
                  "no such " + declared.on().kind())));
    }
    Comparison comparison = new Comparison(object);
    declared.owner().ifPresent(owner -> owner(comparison, owner, access.rights().get(any).owner()));
    new TreeMap<>(declared.grants()).forEach((role, rights) -> granted(comparison, role, rights));
    new TreeMap<>(declared.denied()).forEach((role, rights) -> denied(comparison, role, rights));
    others().forEach((role, rights) -> comparison.add(tooMuch(role, rights)));
    return comparison.orHolds("The rights on " + object + " are as declared");
  }

  private void owner(Comparison comparison, String expected, String found) {
    comparison.expectEqual(
        "owner",
        SqlIdentifier.display(expected),
        SqlIdentifier.display(found),
        "ALTER "
            + declared.on().kind().name()
            + " "
            + (declared.on().name().isPresent()
                ? declared.on().toString()
                : SqlIdentifier.display(access.database().name()))
            + " OWNER TO "
            + SqlIdentifier.display(expected)
            + ";");
  }

  private void granted(Comparison comparison, String role, List<Right> rights) {
    String expected = Grants.said(rights) + " for " + Grants.role(role);
    if (!role.equals(Holders.PUBLIC) && !access.roles().containsKey(role)) {
      comparison.add(
          Judgement.broken(
              object,
              expected,
              "no such role",
              "CREATE ROLE "
                  + SqlIdentifier.display(role)
                  + "; "
                  + grants.granting(rights, List.of(role))));
      return;
    }
    List<Right> missing = rights.stream().filter(right -> !grants.has(role, right)).toList();
    if (!missing.isEmpty()) {
      comparison.add(
          Judgement.broken(
              object,
              Phrase.of(expected),
              Phrase.of("no " + Grants.said(missing)).addingInSentence(absent(missing)),
              grants.granting(missing, List.of(role))));
    }
  }

  private String absent(List<Right> rights) {
    return rights.stream().allMatch(grants::exists) ? "" : ", for there is no such column";
  }

  private void denied(Comparison comparison, String role, List<Right> rights) {
    List<Right> had = rights.stream().filter(right -> grants.has(role, right)).toList();
    if (!had.isEmpty()) {
      comparison.add(
          Judgement.broken(
              object,
              "no " + Grants.said(rights) + " for " + Grants.role(role),
              Grants.said(had),
              taking(role, had)));
    }
  }

  /** The statement that takes it from where it comes. */
  private String taking(String role, List<Right> rights) {
    Holders holders = access.rights().get(rights.get(0));
    if (holders.granted().contains(role)) {
      return grants.revoking(rights, role);
    }
    if (holders.granted().contains(Holders.PUBLIC)) {
      return grants.revoking(rights, Holders.PUBLIC);
    }
    return access.roles().values().stream()
        .filter(group -> group.members().contains(role))
        .filter(
            group ->
                holders.granted().contains(group.name()) || holders.owner().equals(group.name()))
        .findFirst()
        .map(
            group ->
                "REVOKE "
                    + SqlIdentifier.display(group.name())
                    + " FROM "
                    + Grants.role(role)
                    + ";")
        .orElse(
            "Take "
                + Grants.role(role)
                + " out of the predefined role that gives it, or look who owns "
                + object
                + ".");
  }

  /** What others have of what is closed, by who was granted it. */
  private Map<String, List<Right>> others() {
    Map<String, List<Right>> others = new TreeMap<>();
    for (Right right : declared.only()) {
      Set<String> allowed = allowed(right);
      for (String role : whoHas(right)) {
        if (!allowed.contains(role)) {
          others.computeIfAbsent(role, name -> new ArrayList<>()).add(right);
        }
      }
    }
    return others;
  }

  /** To whom it was granted; and who has it all the same, by a predefined role. */
  private Set<String> whoHas(Right right) {
    Holders holders = access.rights().get(right);
    Set<String> roles = new TreeSet<>(holders.granted());
    boolean everybody = holders.granted().contains(Holders.PUBLIC);
    if (!everybody) {
      holders.effective().stream()
          .filter(role -> !role.equals(holders.owner()))
          .filter(role -> !isMemberOf(role, holders.granted()))
          .filter(role -> !isMemberOf(role, Set.of(holders.owner())))
          .forEach(roles::add);
    }
    roles.removeIf(
        role -> access.roles().containsKey(role) && access.roles().get(role).superuser());
    return roles;
  }

  private Set<String> allowed(Right right) {
    Set<String> named =
        declared.grants().entrySet().stream()
            .filter(
                entry ->
                    entry.getValue().stream()
                        .anyMatch(granted -> granted.privilege().equals(right.privilege())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    named.addAll(access.roles().keySet().stream().filter(role -> isMemberOf(role, named)).toList());
    return named;
  }

  private boolean isMemberOf(String role, Set<String> groups) {
    return access.roles().values().stream()
        .filter(group -> groups.contains(group.name()))
        .map(DatabaseRole::members)
        .anyMatch(members -> members.contains(role));
  }

  private Judgement tooMuch(String role, List<Right> rights) {
    String but =
        declared.grants().isEmpty()
            ? ""
            : " but " + Grants.roles(new TreeSet<>(declared.grants().keySet()));
    return Judgement.broken(
        object,
        Phrase.of("nobody" + but + " with " + Grants.said(declared.only()))
            .saying("that nobody" + but + " and the owner may " + Grants.said(declared.only())),
        Phrase.of(Grants.said(rights) + " for " + Grants.role(role)),
        taking(role, rights));
  }
}
