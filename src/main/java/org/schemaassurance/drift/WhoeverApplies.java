package org.schemaassurance.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.SchemaSnapshot.Extra;

/**
 * The role that applies a changelog: on the reference server one of that server, elsewhere another
 * one. What a changelog makes names none of the reference server's.
 */
public final class WhoeverApplies {
  private static final String WORDS = "whoever applies the changelog";
  private static final Pattern DEFAULT_PRIVILEGE =
      Pattern.compile("([a-z ]+? of )(.+?)((?: in schema .+?)? TO .+)");

  private WhoeverApplies() {}

  /**
   * What a changelog has made, without what is the server's: its locale, settings of its roles, the
   * role that has applied the changelog.
   *
   * @param role its name, as SQL writes it
   */
  public static SchemaSnapshot madeBy(String role, SchemaSnapshot snapshot) {
    Set<Extra> extras =
        snapshot.extras().stream()
            .filter(extra -> extra != Extra.CLUSTER_SETTINGS)
            .collect(Collectors.toSet());
    List<SchemaObject> objects =
        snapshot.objects().stream()
            .filter(object -> object.kind() != ObjectKind.DATABASE)
            .filter(object -> !object.facts().equals(Map.of("owner", role)))
            .map(renaming(owner -> owner.equals(role) ? WORDS : owner))
            .toList();
    return new SchemaSnapshot(snapshot.serverMajor(), extras, objects).limitedTo(extras);
  }

  /** What was found, called as it is expected: of whoever it may be. */
  static List<SchemaObject> found(List<SchemaObject> found, List<SchemaObject> expected) {
    Set<String> ofWhoever =
        expected.stream()
            .filter(object -> object.kind() == ObjectKind.DEFAULT_PRIVILEGE)
            .map(SchemaObject::name)
            .filter(name -> name.contains(" of " + WORDS))
            .collect(Collectors.toSet());
    if (ofWhoever.isEmpty()) {
      return found;
    }
    return found.stream()
        .map(
            object ->
                Optional.of(renaming(owner -> WORDS).apply(object))
                    .filter(renamed -> ofWhoever.contains(renamed.name()))
                    .orElse(object))
        .toList();
  }

  private static UnaryOperator<SchemaObject> renaming(UnaryOperator<String> owner) {
    return object -> {
      Matcher name = DEFAULT_PRIVILEGE.matcher(object.name());
      return object.kind() == ObjectKind.DEFAULT_PRIVILEGE && name.matches()
          ? new SchemaObject(
              object.kind(),
              name.group(1) + owner.apply(name.group(2)) + name.group(3),
              object.facts(),
              object.parts())
          : object;
    };
  }
}
