package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Judgement;

/** What a rule says that stands around a table, and doesn't. */
final class DeclaredSurroundings {
  private DeclaredSurroundings() {}

  static List<Judgement> judge(Table table, TableCloseness closeness) {
    List<Judgement> judgements = new ArrayList<>();
    closeness.rewriteRules().stream()
        .filter(name -> !firing(table).contains(name))
        .forEach(name -> judgements.add(noRule(table, name)));
    closeness.children().stream()
        .filter(child -> !table.surroundings().children().contains(child))
        .forEach(child -> judgements.add(noChild(table, child)));
    boolean forced = table.surroundings().rowSecurityForced();
    if (closeness.forced() ? !forced : forced && closeness.exact()) {
      judgements.add(forced(table, closeness.forced()));
    }
    return judgements;
  }

  private static List<String> firing(Table table) {
    return table.surroundings().rewriteRules().stream()
        .filter(rule -> rule.firing().firesInOrdinarySessions())
        .map(Table.RewriteRule::name)
        .toList();
  }

  private static Judgement noRule(Table table, String name) {
    String found =
        table.surroundings().rewriteRules().stream()
            .filter(rule -> rule.name().equals(name))
            .map(rule -> "one that is " + rule.firing())
            .findFirst()
            .orElse("none of that name");
    return Judgement.notAsBuilt(
        table.name() + "." + SqlIdentifier.display(name), "a rewrite rule that fires", found);
  }

  private static Judgement noChild(Table table, QualifiedName child) {
    return Judgement.broken(
        child.toString(),
        Phrase.of("INHERITS (" + table.name() + ")").saying("a child of " + table.name()),
        Phrase.of("no child of " + table.name()).saying("none"),
        "ALTER TABLE " + child + " INHERIT " + table.name() + ";");
  }

  private static Judgement forced(Table table, boolean declared) {
    return Judgement.broken(
        table.name().toString(),
        words(declared),
        words(!declared),
        "ALTER TABLE %s %s ROW LEVEL SECURITY;"
            .formatted(table.name(), declared ? "FORCE" : "NO FORCE"));
  }

  private static String words(boolean forced) {
    return "row security " + (forced ? "forced on the owner" : "not forced on the owner");
  }
}
