package org.schemaassurance.verify.checks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.schemaassurance.model.AccessRequest;
import org.schemaassurance.model.CatalogRequest;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.Securable;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Mention;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.yaml.YamlMapping;

/** The settings with which sessions of this database start, and what names mean under them. */
public final class SettingsCheck implements Check<SettingsCheck.DeclaredSettings> {

  /**
   * @param roles whose sessions are looked at, beside what is set for everybody
   * @param may the same of those who may do any of this
   * @param leadsTo tables that an unqualified name has to lead to, or to none
   * @param must values by the name of the setting in lower case, one of which it has to have
   * @param mustNot the same that it must not have
   * @param atLeast the shortest time that a timeout may have
   * @param allowed names, {@code *} for any characters, that may be set to whatever
   */
  public record DeclaredSettings(
      List<String> roles,
      List<Right> may,
      List<QualifiedName> leadsTo,
      Map<String, List<String>> must,
      Map<String, List<String>> mustNot,
      Map<String, Duration> atLeast,
      List<String> allowed)
      implements Declaration {
    public DeclaredSettings {
      roles = List.copyOf(roles);
      may = List.copyOf(may);
      leadsTo = List.copyOf(leadsTo);
      must = Map.copyOf(must);
      mustNot = Map.copyOf(mustNot);
      atLeast = Map.copyOf(atLeast);
      allowed = List.copyOf(allowed);
    }

    @Override
    public String object() {
      return may.isEmpty() ? "database" : may.get(0).on().toString();
    }

    @Override
    public CatalogRequest request() {
      Set<Right> rights = new HashSet<>(may);
      rights.add(Right.of("CONNECT", Securable.database()));
      leadsTo.forEach(table -> rights.add(RowSecurityOff.ownership(table)));
      return CatalogRequest.ofAccess(
          new AccessRequest(
              rights,
              Set.of(),
              leadsTo.stream().map(QualifiedName::name).collect(Collectors.toSet()),
              Set.of(),
              Set.of()));
    }

    @Override
    public List<Mention> mentions() {
      return leadsTo.stream().map(table -> new Mention(table, Set.of())).toList();
    }
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Class<DeclaredSettings> declarationType() {
    return DeclaredSettings.class;
  }

  @Override
  public DeclaredSettings read(YamlMapping mapping) {
    return new DeclaredSettings(
        mapping.optionalTexts("roles").orElse(List.of()),
        RightsText.byPrivilege(mapping, "whoever_may").stream().map(RightsText::atAll).toList(),
        mapping.parsed(
            "leads_to",
            () ->
                mapping.optionalTexts("leads_to").orElse(List.of()).stream()
                    .map(ObjectName::qualified)
                    .toList()),
        byName(mapping, "must"),
        byName(mapping, "must_not"),
        times(mapping),
        mapping.optionalTexts("allowed").orElse(List.of()).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList());
  }

  private static Map<String, List<String>> byName(YamlMapping mapping, String key) {
    Map<String, List<String>> byName = new HashMap<>();
    mapping
        .listEntries(key)
        .forEach((name, values) -> byName.put(name.toLowerCase(Locale.ROOT), values));
    return byName;
  }

  private static Map<String, Duration> times(YamlMapping mapping) {
    Map<String, Duration> times = new HashMap<>(SettingTimeout.SHORTEST);
    for (Map.Entry<String, List<String>> entry : mapping.listEntries("at_least").entrySet()) {
      Optional<SettingTimeout> time = SettingTimeout.parse(String.join(" ", entry.getValue()));
      times.put(
          entry.getKey().toLowerCase(Locale.ROOT),
          time.orElseThrow(
                  () ->
                      mapping.problemWith("at_least", "expected a time with its unit, like 500ms"))
              .time());
    }
    return times;
  }

  @Override
  public List<Judgement> judge(DeclaredSettings declared, Evidence evidence) {
    SessionScopes scopes = SessionScopes.of(declared, evidence.schema());
    SettingValues values =
        new SettingValues(
            declared,
            new RowSecurityOff(declared, scopes, evidence.schema()),
            new SetRole(evidence.schema().access(), declared.may()));
    List<Judgement> judgements = new ArrayList<>();
    for (SessionScopes.Scope scope : scopes.all()) {
      scope.own().forEach(setting -> values.judge(setting).ifPresent(judgements::add));
      judgements.addAll(values.lacking(scope));
    }
    judgements.addAll(new NamesUnderSearchPath(declared, evidence.schema().access()).judge(scopes));
    judgements.addAll(new WrittenSearchPaths(declared, evidence.schema().access()).judge(scopes));
    judgements.addAll(new RefusedLogins(scopes, evidence).judge());
    if (judgements.stream().noneMatch(Judgement::isMoreThanAWarning)) {
      judgements.add(
          Judgement.holds(
              declared.object(),
              "Sessions start with nothing set that changes what statements do"));
    }
    return judgements;
  }
}
