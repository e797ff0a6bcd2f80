package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.List;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.model.Table;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;

/** What stands around a table and changes what its triggers and constraints see. */
final class SurroundingsOfTable {
  private static final int NAMED_POLICIES = 5;

  private SurroundingsOfTable() {}

  /**
   * @param declared what the rule says of them
   */
  static List<Judgement> judge(Table table, TableCheck.DeclaredTable declared, Evidence evidence) {
    TableCloseness closeness = declared.closeness();
    List<Judgement> judgements = new ArrayList<>();
    table.surroundings().rewriteRules().stream()
        .filter(rule -> rule.firing().firesInOrdinarySessions())
        .filter(rule -> !closeness.rewriteRules().contains(rule.name()))
        .forEach(
            rule -> {
              Judgement rewritten = rewritten(table, rule);
              boolean everyday =
                  !closeness.exact() && new DeletionRule(table, rule, evidence).isEveryday();
              judgements.add(everyday ? rewritten.asWarning() : rewritten);
            });
    if (table.surroundings().rowSecurity() != declared.rowSecurity()) {
      judgements.add(rowSecurity(table, declared));
    }
    if (!table.kind().equals("partitioned table")) {
      table.surroundings().children().stream()
          .filter(child -> !closeness.children().contains(child))
          .forEach(child -> judgements.add(bypassed(table, child)));
    }
    judgements.addAll(DeclaredSurroundings.judge(table, closeness));
    return judgements;
  }

  private static Judgement rewritten(Table table, Table.RewriteRule rule) {
    String object = table.name() + "." + SqlIdentifier.display(rule.name());
    String kind = (rule.instead() ? "an INSTEAD rule" : "a rule") + " on " + rule.event();
    return Judgement.broken(
            object,
            Phrase.of("no rewrite rule").addingInSentence(" on " + table.name()),
            Phrase.of(kind)
                .addingInSentence(", which changes statements before any trigger sees them"),
            "DROP RULE " + SqlIdentifier.display(rule.name()) + " ON " + table.name() + ";")
        .ofAlien();
  }

  private static Judgement rowSecurity(Table table, TableCheck.DeclaredTable declared) {
    if (declared.rowSecurity()) {
      return rowSecurity(
          table,
          "enabled",
          "disabled",
          "ALTER TABLE " + table.name() + " ENABLE ROW LEVEL SECURITY;");
    }
    String found =
        "enabled with "
            + policies(table)
            + (table.surroundings().rowSecurityForced() ? ", forced for the owner" : "");
    String instead =
        "ALTER TABLE %s DISABLE ROW LEVEL SECURITY; -- or declare row_security: true"
            .formatted(table.name());
    if (!table.surroundings().policiesMayKeepRowsAway() && !declared.closeness().exact()) {
      return rowSecurity(
              table, "disabled", found + ", and no row kept from anybody who writes", instead)
          .asWarning();
    }
    return rowSecurity(
        table,
        "disabled",
        found,
        instead + "; triggers and functions see only the rows that a policy lets through");
  }

  private static Judgement rowSecurity(Table table, String expected, String found, String hint) {
    return Judgement.broken(
        table.name().toString(),
        Phrase.of("row security " + expected),
        Phrase.of("row security " + found).saying(found),
        hint);
  }

  /** Whoever looks for what keeps rows away looks for a name. */
  private static String policies(Table table) {
    List<String> names =
        table.surroundings().policies().stream()
            .map(policy -> SqlIdentifier.display(policy.name()))
            .toList();
    return switch (names.size()) {
      case 0 -> "no policy";
      case 1 -> "the policy " + names.get(0);
      default -> names.size() + " policies (" + named(names) + ")";
    };
  }

  private static String named(List<String> names) {
    return names.size() <= NAMED_POLICIES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED_POLICIES)) + ", …";
  }

  private static Judgement bypassed(Table table, QualifiedName child) {
    return Judgement.broken(
            child.toString(),
            Phrase.of("no inheritance child of " + table.name())
                .saying("no table that inherits from " + table.name()),
            Phrase.of("INHERITS (" + table.name() + ")")
                .saying(
                    "this one, whose rows are seen through it but bypass its triggers and keys"),
            "ALTER TABLE " + child + " NO INHERIT " + table.name() + ";")
        .ofAlien();
  }
}
