package org.schemaassurance.verify.checks;

import java.util.Collection;
import java.util.List;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.RoleSetting;
import org.schemaassurance.model.Routine;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.verify.Judgement;

/** Settings of {@code search_path} under which the names in a body mean something else. */
final class SearchPaths {
  private SearchPaths() {}

  /**
   * Nothing of a function that sets its own {@code search_path}, or whose names are all qualified.
   * Where its schema is on the path, but not alone, something may stand before it: a warning.
   */
  static List<Judgement> thatChange(Routine routine, LiveSchema schema) {
    boolean ownPath =
        routine.settings().stream().anyMatch(setting -> setting.startsWith("search_path="));
    Collection<String> names = ownPath ? List.of() : UnqualifiedNames.in(routine, schema);
    return names.isEmpty()
        ? List.of()
        : schema.settings().stream()
            .filter(setting -> setting.name().equals("search_path"))
            .filter(setting -> !schemas(setting).equals(List.of(routine.name().schema())))
            .map(setting -> depends(routine, names, setting))
            .toList();
  }

  private static Judgement depends(Routine routine, Collection<String> names, RoleSetting setting) {
    String found =
        "unqualified " + String.join(", ", names) + " under search_path " + setting.value();
    Judgement broken =
        Judgement.broken(
            routine.signature(),
            Phrase.of("names that do not depend on search_path"),
            Phrase.of(found).addingInSentence(" for " + setting.scope()),
            "Qualify the names, or ALTER FUNCTION "
                + routine.signature()
                + " SET search_path = "
                + SqlIdentifier.display(routine.name().schema())
                + ", pg_temp;");
    return schemas(setting).contains(routine.name().schema()) ? broken.asWarning() : broken;
  }

  private static List<String> schemas(RoleSetting setting) {
    return SearchPathText.schemas(setting.value()).stream()
        .filter(name -> !name.equals(SearchPathText.OWN_SCHEMA))
        .toList();
  }
}
