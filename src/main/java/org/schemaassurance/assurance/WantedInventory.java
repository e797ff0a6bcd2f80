package org.schemaassurance.assurance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.catalog.CatalogReader;
import org.schemaassurance.model.Inventory;
import org.schemaassurance.model.QualifiedName;
import org.schemaassurance.model.TablePattern;
import org.schemaassurance.model.UndeterminedException;

/**
 * What a database has of what rules are wanted for; where it has nothing, what it has instead.
 *
 * @param database its name
 */
record WantedInventory(CatalogReader reader, String database) {
  /** Of a sentence; nobody reads more. */
  private static final int MOST_SCHEMAS = 5;

  /**
   * What is named; everything if nothing is.
   *
   * @throws UndeterminedException if that is nothing
   */
  RuleInitialization.Wanted named(List<TablePattern> patterns, List<String> schemas) {
    if (!patterns.isEmpty() || !schemas.isEmpty()) {
      return new RuleInitialization.Wanted(patterns, schemas);
    }
    List<String> all = schemas();
    if (all.isEmpty()) {
      throw new UndeterminedException(
          "The database "
              + database
              + " has no table, so there is nothing to write rules for: apply the migrations to it first,"
              + " or have 'init --reference-url' read what they make of an empty one.");
    }
    return new RuleInitialization.Wanted(all.stream().map(TablePattern::allOf).toList(), all);
  }

  /**
   * Its names and identities.
   *
   * @throws UndeterminedException if there is nothing under a pattern
   */
  Inventory inventory(RuleInitialization.Wanted wanted) {
    Inventory inventory = reader.inventory(wanted.tables(), wanted.schemas());
    requireAll(wanted.tables(), inventory);
    return inventory;
  }

  private void requireAll(List<TablePattern> patterns, Inventory inventory) {
    List<TablePattern> ofNothing =
        patterns.stream().filter(pattern -> !inventory.hasSomethingOf(pattern)).toList();
    if (!ofNothing.isEmpty()) {
      throw new UndeterminedException(
          "The database "
              + database
              + " has nothing to write rules for in "
              + ofNothing.stream().map(TablePattern::text).collect(Collectors.joining(", "))
              + (ofNothing.size() == patterns.size() ? whatElse(ofNothing) : alike(ofNothing))
              + ".");
    }
  }

  /** Where nothing was found at all: names that are nearly right, else where the tables are. */
  private String whatElse(List<TablePattern> patterns) {
    String alike = alike(patterns);
    List<String> schemas = schemas();
    return alike.isEmpty() && !schemas.isEmpty()
        ? "; its tables are in "
            + schemas.stream().limit(MOST_SCHEMAS).collect(Collectors.joining(", "))
            + (schemas.size() > MOST_SCHEMAS ? " and others" : "")
            + " (--schema)"
        : alike;
  }

  private List<String> schemas() {
    return relations().map(QualifiedName::schema).distinct().sorted().toList();
  }

  /** Upper and lower case count in the catalog, and people forget them. */
  private String alike(List<TablePattern> patterns) {
    List<String> others =
        relations()
            .filter(name -> patterns.stream().anyMatch(it -> it.matchesInAnyCase(name)))
            .map(QualifiedName::toString)
            .limit(3)
            .toList();
    return others.isEmpty() ? "" : "; there is " + String.join(", ", others);
  }

  private Stream<QualifiedName> relations() {
    return reader.inventory(List.of(TablePattern.ALL), List.of()).relations().stream();
  }
}
