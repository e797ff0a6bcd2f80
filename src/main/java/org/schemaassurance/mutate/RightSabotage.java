package org.schemaassurance.mutate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Mutant;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.checks.DeclaredPrivileges.DefinerFunctions;
import org.schemaassurance.verify.checks.DeclaredPrivileges.OnObject;
import org.schemaassurance.verify.checks.DeclaredPrivileges.WhoeverMay;

/**
 * Rights that are lost, or that everybody has. The role that loses one is made for it: it has the
 * name and the mark of its database, and is dropped with it.
 */
final class RightSabotage implements SabotageSource {
  private static final String CHECK = "privileges";

  @Override
  public Set<String> noticedBy() {
    return Set.of(CHECK);
  }

  @Override
  public Stream<Mutant> mutants(Subject subject) {
    List<WhoeverMay> rules = subject.declared(WhoeverMay.class).toList();
    return Stream.of(
            rules.stream().flatMap(rule -> ofRole(rule, rules)),
            subject.declared(OnObject.class).flatMap(RightSabotage::forEverybody),
            subject
                .declared(DefinerFunctions.class)
                .flatMap(rule -> rule.schemas().stream())
                .map(RightSabotage::definerFunction))
        .flatMap(Function.identity());
  }

  private static Stream<Mutant> ofRole(WhoeverMay rule, List<WhoeverMay> rules) {
    List<Mutant> mutants = new ArrayList<>();
    byStatement(rule.must()).forEach((key, lost) -> mutants.add(losing(rule, rules, lost)));
    Set<Right> all = whatItTakes(rule, rules, Set.of());
    mutants.add(
        new Mutant(
            "right",
            rule.object(),
            "who may " + said(rule.may()) + " can't log in",
            sql(all, "NOLOGIN"),
            noticedBy(rule)));
    return mutants.stream();
  }

  private static Mutant losing(WhoeverMay rule, List<WhoeverMay> rules, List<Right> lost) {
    return new Mutant(
        "right",
        lost.get(0).on().toString(),
        "who may " + said(rule.may()) + " on " + rule.object() + " lost " + said(lost),
        sql(whatItTakes(rule, rules, Set.copyOf(lost)), "LOGIN"),
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

  private static String sql(Set<Right> rights, String login) {
    Stream<String> schemas =
        rights.stream()
            .flatMap(right -> right.on().name().stream())
            .map(name -> "USAGE ON SCHEMA " + SqlIdentifier.quote(name.schema()))
            .distinct();
    Stream<String> grants =
        byStatement(List.copyOf(rights)).values().stream()
            .filter(granted -> granted.get(0).on().kind() != Securable.Kind.DATABASE)
            .map(granted -> said(granted) + " ON " + granted.get(0).on().inGrant());
    return "DO $sabotage$ BEGIN EXECUTE (SELECT pg_catalog.format('CREATE ROLE %I "
        + login
        + " CONNECTION LIMIT %s', datname, datconnlimit)"
        + " FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()); "
        + Stream.concat(schemas, grants)
            .map(
                grant ->
                    "EXECUTE pg_catalog.format('GRANT "
                        + grant.replace("%", "%%").replace("'", "''")
                        + " TO %I', pg_catalog.current_database()); ")
            .collect(Collectors.joining())
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

  /** What everybody must not be able to do, or nobody but some. */
  private static Stream<Mutant> forEverybody(OnObject rule) {
    return Stream.concat(
            rule.denied().values().stream().flatMap(List::stream), rule.only().stream())
        .filter(right -> rule.on().kind() != Securable.Kind.DATABASE)
        .distinct()
        .map(right -> forEverybody(rule, right));
  }

  private static Mutant forEverybody(OnObject rule, Right right) {
    return new Mutant(
        "right",
        rule.object(),
        right.privilege() + " for everybody",
        "GRANT " + said(List.of(right)) + " ON " + rule.on().inGrant() + " TO PUBLIC",
        "check: privileges, on: "
            + rule.object()
            + ", denied: {PUBLIC: "
            + right.privilege()
            + "}");
  }

  private static Mutant definerFunction(String schema) {
    QualifiedName name = new QualifiedName(schema, "schema_assurance_definer");
    return new Mutant(
        "right",
        name + "()",
        "a function with its owner's rights, under any search_path",
        "CREATE FUNCTION "
            + Quoted.name(name)
            + "() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        "check: privileges, definer_functions_of: " + SqlIdentifier.display(schema));
  }
}
