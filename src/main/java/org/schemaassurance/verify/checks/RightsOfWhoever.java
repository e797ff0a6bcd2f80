package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Access;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.GrantText;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.DeclaredPrivileges.WhoeverMay;

/** What else those may do who may do one thing, and whether they can log in. */
final class RightsOfWhoever {
  private final WhoeverMay declared;
  private final Evidence evidence;
  private final Access access;
  private final Grants grants;
  private final RolesThatMay roles;
  private final ViewsOfWhoever views;

  RightsOfWhoever(WhoeverMay declared, Evidence evidence) {
    this.declared = declared;
    this.evidence = evidence;
    this.access = evidence.schema().access();
    this.grants = new Grants(access);
    this.roles = new RolesThatMay(access, declared.may());
    this.views = new ViewsOfWhoever(declared, access);
  }

  List<Judgement> judge() {
    Comparison comparison = new Comparison(declared.object());
    Set<Right> absent = absent();
    absent.stream()
        .filter(right -> !isThere(right))
        .collect(Collectors.groupingBy(Right::on, LinkedHashMap::new, Collectors.toList()))
        .forEach((on, rights) -> comparison.add(isAbsent(on, rights)));
    absent.stream().filter(this::isThere).forEach(right -> comparison.add(lacksColumn(right)));
    declared.notOwned().stream()
        .filter(on -> !grants.exists(GrantText.anyOn(on)) && !isOfAnotherRule(on))
        .forEach(on -> comparison.add(isNobodys(on)));
    if (declared.may().stream().noneMatch(absent::contains)) {
      comparison.addAll(new OwnedByWhoever(declared, access, roles).judge(whatTheyMay()));
    }
    if (declared.may().stream().noneMatch(absent::contains) && !declared.isOfOwnersAlone()) {
      comparison.addAll(lacks());
      if (declared.isOfOneThing()) {
        comparison.addAll(new LoginsOfWhoever(whatTheyMay(), access, roles).judge());
      }
    }
    return comparison.orHolds(sentence());
  }

  private String sentence() {
    List<String> acting = roles.acting();
    return acting.isEmpty()
        ? "Nobody but superusers may " + whatTheyMay()
        : "Whoever may " + whatTheyMay() + " may do what it takes: " + Grants.roles(acting);
  }

  /** {@code INSERT on public.orders}. */
  private String whatTheyMay() {
    return declared.may().stream()
        .map(Right::on)
        .distinct()
        .map(on -> Grants.said(of(on, declared.may())) + " on " + grants.object(on))
        .collect(Collectors.joining(" and "));
  }

  private static List<Right> of(Securable on, Collection<Right> rights) {
    return rights.stream().filter(right -> right.on().equals(on)).toList();
  }

  private Set<Right> absent() {
    Set<Right> absent = new LinkedHashSet<>(declared.may());
    absent.addAll(declared.must());
    absent.removeIf(grants::exists);
    return absent;
  }

  /** Whether what a right is on is there, be it without the right's column. */
  private boolean isThere(Right right) {
    return grants.exists(right.column().isEmpty() ? right : GrantText.anyOn(right.on()));
  }

  private Judgement isAbsent(Securable on, List<Right> rights) {
    String privileges =
        rights.stream().map(Right::privilege).distinct().collect(Collectors.joining(", "));
    return Grants.forWantOf(
        on,
        Judgement.notAsBuilt(
            grants.object(on),
            "a " + on.kind() + " on which somebody may have " + privileges,
            "no such " + on.kind()));
  }

  private Judgement lacksColumn(Right right) {
    return Judgement.notAsBuilt(
        grants.object(right.on()),
        "a column "
            + right.column().map(SqlIdentifier::display).orElse("")
            + " on which somebody may have "
            + right.privilege(),
        "no such column");
  }

  /** That says itself that it is missing. */
  private boolean isOfAnotherRule(Securable on) {
    return evidence.declarations().stream()
        .anyMatch(declaration -> declaration.object().equals(on.toString()));
  }

  /** One that is written wrong would hold whoever owns the one that is meant. */
  private Judgement isNobodys(Securable on) {
    return Grants.forWantOf(
        on,
        Judgement.notAsBuilt(
            grants.object(on),
            "a " + on.kind() + " that somebody owns who may not " + whatTheyMay(),
            "no such " + on.kind()));
  }

  /** Those who lack something of one object, and whether its owner is meant. */
  private record Lacking(String owner, Securable on, Set<String> roles) {}

  private Stream<Needed> needs() {
    boolean writes = declared.may().stream().allMatch(Needed::isInsert);
    return Stream.of(
            declared.schemas().stream().map(right -> Needed.onSchema(right, declared)),
            declared.must().stream().filter(grants::exists).map(Needed::declared),
            derivedFrom().stream()
                .sorted()
                .flatMap(table -> access.needs(table).stream())
                .map(need -> Needed.of(need, declared))
                // Keys are checked with the owner's rights whoever writes: once is enough.
                .filter(need -> need.owner().isEmpty() || writes))
        .flatMap(Function.identity());
  }

  /** A rule of those who may do several things is beside those of each. */
  private Set<QualifiedName> derivedFrom() {
    return declared.isOfOneThing() ? declared.inserted() : Set.of();
  }

  private List<Judgement> lacks() {
    Map<Lacking, List<Needed>> lacks = new LinkedHashMap<>();
    needs()
        .forEach(
            need -> {
              Set<String> without = without(need);
              if (!without.isEmpty()) {
                lacks
                    .computeIfAbsent(
                        new Lacking(need.owner(), need.right().on(), without),
                        key -> new ArrayList<>())
                    .add(need);
              }
            });
    return lacks.entrySet().stream().map(entry -> lacks(entry.getKey(), entry.getValue())).toList();
  }

  private Set<String> without(Needed need) {
    Collection<String> who = need.owner().isEmpty() ? roles.acting() : List.of(need.owner());
    return who.stream()
        .filter(role -> !grants.has(role, need.right()) && !views.suffice(role, need))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Judgement lacks(Lacking lacking, List<Needed> needs) {
    Set<Right> rights =
        needs.stream().map(Needed::right).collect(Collectors.toCollection(LinkedHashSet::new));
    String who = Grants.roles(lacking.roles());
    String said = Grants.said(rights);
    return Judgement.broken(
        grants.object(lacking.on()),
        lacking.owner().isEmpty()
            ? Phrase.of(said + " for whoever may " + whatTheyMay())
                .saying("that whoever may " + whatTheyMay() + " has " + said + because(needs))
            : Phrase.of(said + " for " + owner(lacking, who))
                .saying("that " + owner(lacking, who) + " has " + said + checked(needs)),
        Phrase.of("no " + said + " for " + who)
            .saying(
                "that "
                    + who
                    + (lacking.roles().size() == 1 ? " has" : " have")
                    + " not"
                    + views.said(lacking.roles())),
        grants.granting(rights, lacking.roles()));
  }

  /** The owner of a table needs rights on the table's schema, which is somebody else's. */
  private static String owner(Lacking lacking, String who) {
    return lacking.on().kind() == Securable.Kind.TABLE ? "its owner " + who : who;
  }

  private static String because(List<Needed> needs) {
    String reasons = reasons(needs);
    return reasons.isEmpty() ? "" : ", since " + reasons;
  }

  private static String checked(List<Needed> needs) {
    return ", with whose rights the server checks " + reasons(needs);
  }

  private static String reasons(List<Needed> needs) {
    return needs.stream()
        .map(Needed::why)
        .filter(why -> !why.isEmpty())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
