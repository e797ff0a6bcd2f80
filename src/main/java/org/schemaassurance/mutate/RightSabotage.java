package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.checks.DeclaredPrivileges.WhoeverMay;

/** Rights that those have lost who may do something else. */
final class RightSabotage implements SabotageSource {
  private static final String CHECK = "privileges";

  @Override
  public Set<String> noticedBy() {
    return Set.of(CHECK);
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    List<WhoeverMay> rules = subject.declared(WhoeverMay.class).toList();
    return rules.stream().flatMap(rule -> ofRole(rule, rules));
  }

  private static Stream<Mutant> ofRole(WhoeverMay rule, List<WhoeverMay> rules) {
    List<Mutant> mutants = new ArrayList<>();
    byStatement(rule.must()).forEach((key, lost) -> mutants.add(losing(rule, rules, lost)));
    Set<Right> all = whatItTakes(rule, rules, Set.of());
    if (!rule.isOfOwnersAlone()) {
      mutants.add(
          new Mutant(
              "right",
              rule.object(),
              "who may " + said(rule.may()) + " can't log in",
              sql(all, "NOLOGIN", ""),
              noticedBy(rule)));
    }
    rule.notOwned().stream()
        .filter(on -> on.kind() != Securable.Kind.DATABASE)
        .forEach(on -> mutants.add(owning(rule, on, all)));
    return mutants.stream();
  }

  private static Mutant owning(WhoeverMay rule, Securable on, Set<Right> all) {
    String owns = "ALTER " + on.kind().name() + " " + on + " OWNER TO";
    return new Mutant(
        "owner",
        on.toString(),
        "who may " + said(rule.may()) + " on " + rule.object() + " owns it",
        sql(all, "LOGIN", MadeRole.naming(owns)),
        noticedBy(rule) + ", must_not_own: " + on);
  }

  private static Mutant losing(WhoeverMay rule, List<WhoeverMay> rules, List<Right> lost) {
    return new Mutant(
        "right",
        lost.get(0).on().toString(),
        "who may " + said(rule.may()) + " on " + rule.object() + " lost " + said(lost),
        sql(whatItTakes(rule, rules, Set.copyOf(lost)), "LOGIN", ""),
        noticedBy(rule));
  }

  /** All that a role needs by any rule that is about it, but what it loses. */
  private static Set<Right> whatItTakes(WhoeverMay rule, List<WhoeverMay> rules, Set<Right> lost) {
    Set<Right> rights = new LinkedHashSet<>(rule.may());
    boolean grows = true;
    while (grows) {
      grows = false;
      for (WhoeverMay other : rules) {
        if (other.equals(rule) || isAbout(other, rights)) {
          grows |=
              rights.addAll(other.must().stream().filter(right -> !lost.contains(right)).toList());
        }
      }
    }
    return rights;
  }

  private static boolean isAbout(WhoeverMay rule, Set<Right> rights) {
    return rule.may().stream()
        .allMatch(
            may ->
                rights.stream()
                    .anyMatch(
                        right ->
                            right.on().equals(may.on())
                                && right.privilege().equals(may.privilege())));
  }

  /** By object and privilege: what one GRANT gives. */
  private static Map<String, List<Right>> byStatement(List<Right> rights) {
    return rights.stream()
        .collect(
            Collectors.groupingBy(
                right -> right.on().inGrant() + " " + right.privilege(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /**
   * @param further statements of the block
   */
  private static String sql(Set<Right> rights, String login, String further) {
    Stream<String> schemas =
        rights.stream()
            .flatMap(right -> right.on().name().stream())
            .map(name -> "USAGE ON SCHEMA " + SqlIdentifier.quote(name.schema()))
            .distinct();
    Stream<String> grants =
        byStatement(List.copyOf(rights)).values().stream()
            .filter(granted -> granted.get(0).on().kind() != Securable.Kind.DATABASE)
            .map(granted -> said(granted) + " ON " + granted.get(0).on().inGrant());
    return "DO $sabotage$ BEGIN "
        + MadeRole.created(login)
        + Stream.concat(schemas, grants)
            .map(grant -> MadeRole.naming("GRANT " + grant + " TO"))
            .collect(Collectors.joining())
        + further
        + "END $sabotage$";
  }

  private static String said(List<Right> rights) {
    return rights.stream()
        .map(Right::privilege)
        .distinct()
        .map(privilege -> privilege + columns(privilege, rights))
        .collect(Collectors.joining(", "));
  }

  private static String columns(String privilege, List<Right> rights) {
    List<String> columns =
        rights.stream()
            .filter(right -> right.privilege().equals(privilege))
            .flatMap(right -> right.column().stream())
            .filter(column -> !column.equals(Right.ANY_COLUMN))
            .toList();
    return columns.isEmpty() ? "" : " (" + SqlIdentifier.displayAll(columns) + ")";
  }

  private static String noticedBy(WhoeverMay rule) {
    return "check: privileges, whoever_may: " + said(rule.may()) + ", on: " + rule.object();
  }
}
