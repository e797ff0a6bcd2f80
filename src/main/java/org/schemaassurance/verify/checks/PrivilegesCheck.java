package org.schemaassurance.verify.checks;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Access.Holders;
import org.schemaassurance.model.Right;
import org.schemaassurance.model.RoleAttribute;
import org.schemaassurance.model.Securable;
import org.schemaassurance.sql.GrantText;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.checks.DeclaredPrivileges.DefaultPrivileges;
import org.schemaassurance.verify.checks.DeclaredPrivileges.DefinerFunctions;
import org.schemaassurance.verify.checks.DeclaredPrivileges.OnObject;
import org.schemaassurance.verify.checks.DeclaredPrivileges.RoleAttributes;
import org.schemaassurance.verify.checks.DeclaredPrivileges.WhoeverMay;
import org.schemaassurance.yaml.YamlMapping;

/**
 * Who may do what, as the server decides it: of an object, of whoever may do something else, of
 * functions that run with their owner's rights, of roles by themselves, and of what is made later.
 */
public final class PrivilegesCheck implements Check<DeclaredPrivileges> {
  @Override
  public String name() {
    return "privileges";
  }

  @Override
  public Class<DeclaredPrivileges> declarationType() {
    return DeclaredPrivileges.class;
  }

  @Override
  public DeclaredPrivileges read(YamlMapping mapping) {
    Form form =
        Arrays.stream(Form.values())
            .filter(candidate -> mapping.gives(candidate.keys.get(0)))
            .findFirst()
            .orElse(Form.OBJECT);
    form.refuseOthers(mapping);
    return switch (form) {
      case FUNCTIONS -> definerFunctions(mapping);
      case WHOEVER -> whoeverMay(mapping);
      case ATTRIBUTES -> roleAttributes(mapping);
      case DEFAULTS -> defaultPrivileges(mapping);
      case OBJECT -> onObject(mapping);
    };
  }

  /** What a rule is about, and the keys that say so; the first one tells which it is. */
  private enum Form {
    FUNCTIONS("definer_functions_of", "owners", "callers"),
    ATTRIBUTES("attributes"),
    DEFAULTS("default_privileges_of", "grantees"),
    WHOEVER("whoever_may", "and_may", "must_be_able_to", "must_not_own"),
    OBJECT("grants", "denied", "only", "owner");

    private final List<String> keys;

    Form(String... keys) {
      this.keys = List.of(keys);
    }

    void refuseOthers(YamlMapping mapping) {
      for (Form other : values()) {
        for (String key : other.keys) {
          if (mapping.has(key) && other != this) {
            throw mapping.problemWith(
                key, "'" + key + "' has no meaning beside '" + keys.get(0) + "'");
          }
        }
      }
      if (mapping.has("on") && this != WHOEVER && this != OBJECT) {
        throw mapping.problemWith("on", "'on' has no meaning beside '" + keys.get(0) + "'");
      }
    }
  }

  private static DeclaredPrivileges definerFunctions(YamlMapping mapping) {
    return new DefinerFunctions(
        mapping.texts("definer_functions_of"),
        mapping.optionalTexts("owners").orElse(List.of()),
        mapping.optionalTexts("callers").map(PrivilegesCheck::roles));
  }

  /** Attributes are written as the manual has them, or in lower case. */
  private static DeclaredPrivileges roleAttributes(YamlMapping mapping) {
    YamlMapping named = mapping.optionalMapping("attributes").orElseThrow();
    Map<RoleAttribute, Set<String>> holders = new EnumMap<>(RoleAttribute.class);
    for (RoleAttribute attribute : RoleAttribute.values()) {
      named
          .optionalTexts(attribute.name())
          .or(() -> named.optionalTexts(attribute.name().toLowerCase(Locale.ROOT)))
          .ifPresent(roles -> holders.put(attribute, Set.copyOf(roles)));
    }
    named.refuseUnknownKeys();
    if (holders.isEmpty()) {
      throw mapping.problemWith("attributes", "expected at least one attribute");
    }
    return new RoleAttributes(holders);
  }

  private static DeclaredPrivileges defaultPrivileges(YamlMapping mapping) {
    return new DefaultPrivileges(
        mapping.texts("default_privileges_of"),
        roles(mapping.optionalTexts("grantees").orElse(List.of())));
  }

  private static Set<String> roles(List<String> names) {
    return names.stream().map(PrivilegesCheck::role).collect(Collectors.toSet());
  }

  private static String role(String name) {
    return name.toLowerCase(Locale.ROOT).equals(Holders.PUBLIC) ? Holders.PUBLIC : name;
  }

  private static DeclaredPrivileges onObject(YamlMapping mapping) {
    if (Form.OBJECT.keys.stream().noneMatch(mapping::gives)) {
      throw mapping.problemWith(
          "check", "expected at least one of " + String.join(", ", Form.OBJECT.keys));
    }
    Securable on = on(mapping);
    return new OnObject(
        on,
        byRole(mapping, "grants", on),
        byRole(mapping, "denied", on),
        mapping.parsed(
            "only",
            () ->
                mapping.optionalTexts("only").orElse(List.of()).stream()
                    .flatMap(text -> GrantText.rights(text, on).stream())
                    .map(GrantText::atAll)
                    .toList()),
        mapping.optionalText("owner"));
  }

  private static Securable on(YamlMapping mapping) {
    String text = mapping.text("on");
    GrantText.On on = mapping.parsed("on", () -> GrantText.on(text));
    if (!on.columns().isEmpty()) {
      throw mapping.problemWith("on", "expected columns behind the privilege: INSERT (a, b)");
    }
    return on.object();
  }

  private static Map<String, List<Right>> byRole(YamlMapping mapping, String key, Securable on) {
    Map<String, List<Right>> byRole = new LinkedHashMap<>();
    mapping
        .listEntries(key)
        .forEach(
            (role, privileges) ->
                byRole.put(
                    role(role),
                    mapping.parsed(
                        key,
                        () ->
                            privileges.stream()
                                .flatMap(text -> GrantText.rights(text, on).stream())
                                .toList())));
    return byRole;
  }

  private static DeclaredPrivileges whoeverMay(YamlMapping mapping) {
    Securable on = on(mapping);
    List<String> privileges = mapping.texts("whoever_may");
    List<Right> may =
        mapping.parsed(
            "whoever_may",
            () ->
                privileges.stream().flatMap(text -> GrantText.rights(text, on).stream()).toList());
    return new WhoeverMay(
        Stream.concat(may.stream(), RightsText.byPrivilege(mapping, "and_may").stream())
            .map(RightsText::atAll)
            .toList(),
        RightsText.byPrivilege(mapping, "must_be_able_to"),
        mapping.parsed(
            "must_not_own",
            () ->
                mapping.optionalTexts("must_not_own").orElse(List.of()).stream()
                    .map(text -> GrantText.on(text).object())
                    .toList()));
  }

  @Override
  public List<Judgement> judge(DeclaredPrivileges declared, Evidence evidence) {
    if (declared instanceof OnObject onObject) {
      return new RightsOnObject(onObject, evidence.schema().access()).judge();
    }
    if (declared instanceof WhoeverMay whoever) {
      return new RightsOfWhoever(whoever, evidence).judge();
    }
    if (declared instanceof RoleAttributes attributes) {
      return AttributesOfRoles.judge(attributes, evidence.schema().access());
    }
    if (declared instanceof DefaultPrivileges defaults) {
      return RightsByDefault.judge(defaults, evidence.schema().access());
    }
    return RightsOfFunctions.judge((DefinerFunctions) declared, evidence);
  }
}
