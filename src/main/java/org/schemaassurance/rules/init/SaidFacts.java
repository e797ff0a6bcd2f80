package org.schemaassurance.rules.init;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.Unsaid;

/**
 * Which facts of an object the rules say that {@code rules init} writes about it. A fact that is
 * not here is not said; {@code RulesInitInversionIT} keeps it true.
 */
final class SaidFacts {
  /** Of each kind its facts, and what of a fact is left out. */
  private static final Map<ObjectKind, Map<String, String>> SAID =
      Map.of(
          ObjectKind.TABLE,
          wholly("unlogged", "inherits", "state", "row security", "row security for the owner"),
          ObjectKind.COLUMN,
          with(
              wholly(
                  "type",
                  "default",
                  "generated stored",
                  "generated virtual",
                  "identity",
                  "collation"),
              "not null",
              "NO INHERIT"),
          ObjectKind.CONSTRAINT,
          wholly("check", "definition", "state"),
          ObjectKind.INDEX,
          with(
              wholly("unique", "where", "state"),
              "definition",
              "storage parameters, those of operator classes"),
          ObjectKind.TRIGGER,
          wholly(
              "fires", "when", "old table", "new table", "executes", "constraint trigger", "state"),
          ObjectKind.RULE,
          with(wholly(), "state", "also on replicas"),
          ObjectKind.FUNCTION,
          wholly("returns", "language", "volatility", "strict", "security", "settings", "body"),
          ObjectKind.PROCEDURE,
          wholly("language", "security", "settings", "body"));

  /** Closed lists: {@code triggers}; {@code check-constraints} is one of some constraints only. */
  private static final Set<ObjectKind> CLOSED = EnumSet.of(ObjectKind.TRIGGER);

  /** What the rule of a partitioned table says of its partitions. */
  private static final Set<String> OF_PARTITIONS = Set.of("partition of", "bound");

  private static final String OF_A_KEY = "order of the columns, INCLUDE";

  /** What a comparison finds without a fact of that name. */
  private static final Map<ObjectKind, List<String>> FOUND_BY_COMPARISON =
      Map.of(
          ObjectKind.TABLE, List.of("order of the columns"),
          ObjectKind.FOREIGN_TABLE, List.of("order of the columns"),
          ObjectKind.CONSTRAINT, List.of("name"),
          ObjectKind.INDEX, List.of("name"));

  private SaidFacts() {}

  private static Map<String, String> wholly(String... facts) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String fact : facts) {
      said.put(fact, "");
    }
    return said;
  }

  private static Map<String, String> with(Map<String, String> said, String fact, String leftOut) {
    said.put(fact, leftOut);
    return said;
  }

  /**
   * What is not said of an object that a rule is about.
   *
   * @param facts that there can be of its kind
   * @param attached whether the rule of another table says that it is a partition of that
   */
  static List<Unsaid.Fact> leftOut(SchemaObject object, Set<String> facts, boolean attached) {
    List<String> all = new ArrayList<>(facts);
    all.addAll(FOUND_BY_COMPARISON.getOrDefault(object.kind(), List.of()));
    return all.stream()
        .filter(fact -> mayHave(object, fact))
        .filter(fact -> !(attached && OF_PARTITIONS.contains(fact)))
        .map(fact -> leftOut(object, fact))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Unsaid.Fact> leftOut(SchemaObject object, String fact) {
    Map<String, String> said = SAID.getOrDefault(object.kind(), Map.of());
    if (!said.containsKey(fact)) {
      return Optional.of(new Unsaid.Fact(fact, ""));
    }
    String part = isKey(object) && fact.equals("definition") ? OF_A_KEY : said.get(fact);
    return part.isEmpty() ? Optional.empty() : Optional.of(new Unsaid.Fact(fact, part));
  }

  private static boolean isKey(SchemaObject object) {
    String definition = object.facts().getOrDefault("definition", "");
    return object.kind() == ObjectKind.CONSTRAINT
        && (definition.startsWith("UNIQUE") || definition.startsWith("PRIMARY KEY"));
  }

  /** A CHECK has other facts than a key. */
  private static boolean mayHave(SchemaObject object, String fact) {
    if (object.kind() != ObjectKind.CONSTRAINT) {
      return true;
    }
    boolean isCheck = object.facts().containsKey("check");
    return switch (fact) {
      case "check", "inherited" -> isCheck;
      case "definition" -> !isCheck;
      case "index options" ->
          !isCheck && !object.facts().get("definition").startsWith("FOREIGN KEY");
      default -> true;
    };
  }

  /** The kinds of object of which a further one breaks no rule. */
  static Set<ObjectKind> further() {
    return EnumSet.complementOf(EnumSet.copyOf(CLOSED));
  }
}
