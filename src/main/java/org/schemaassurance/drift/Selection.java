package org.schemaassurance.drift;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;
import org.schemaassurance.model.SchemaSnapshot;

/**
 * The objects of two schemas that somebody asks about. A pattern that means a table means all of
 * it; a kind means the objects of that kind and not what belongs to them.
 */
public final class Selection {
  /** How an owner or a privilege begins, before the name of what it is of. */
  private static final Pattern WORDS = Pattern.compile("^(?:[a-z-]+ )+(?=\\S*[.]|\\S+$)");

  private static final Pattern IN_SCHEMA = Pattern.compile(" in schema (\\S+) TO ");

  private final Map<String, Pattern> patterns;
  private final List<Pattern> except;
  private final Set<ObjectKind> kinds;

  /**
   * @param objects patterns of qualified names, {@code *} for any characters
   * @param kinds of which kinds; of all if empty
   * @param except patterns of names that are left out
   */
  public Selection(List<String> objects, Set<ObjectKind> kinds, List<String> except) {
    this.patterns =
        objects.stream()
            .distinct()
            .collect(Collectors.toMap(pattern -> pattern, Selection::compiled));
    this.except = except.stream().map(Selection::compiled).toList();
    this.kinds = kinds;
  }

  private static Pattern compiled(String pattern) {
    return Pattern.compile(
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  /**
   * An object, or a part of one.
   *
   * @param whole the name of what it belongs to, or its own
   */
  private record Named(ObjectKind kind, String name, String whole) {
    static Stream<Named> of(SchemaObject object) {
      return Stream.concat(
          Stream.of(new Named(object.kind(), object.name(), object.name())),
          object.parts().stream()
              .map(
                  part ->
                      new Named(part.kind(), object.name() + "." + part.name(), object.name())));
    }

    static Named of(Difference difference) {
      String own = " " + difference.objectKind() + " ";
      String path = difference.path();
      int part = path.lastIndexOf("/" + own.substring(1));
      return part < 0 || !difference.objectKind().isPart()
          ? new Named(difference.objectKind(), difference.object(), difference.object())
          : new Named(
              difference.objectKind(),
              difference.object(),
              difference
                  .object()
                  .substring(
                      0, difference.object().length() - (path.length() - part - own.length()) - 1));
    }
  }

  /** Whether an object of a schema is meant, and so all that belongs to it. */
  public Predicate<SchemaObject> within(SchemaSnapshot snapshot) {
    Set<String> subjects = subjects(Stream.of(snapshot));
    return object ->
        OwnersAndRights.areOfOthers(object.kind())
            ? selectsRight(object.kind(), object.name(), subjects)
            : selects(new Named(object.kind(), object.name(), object.name()));
  }

  /** What owners and privileges of the objects call them. */
  private Set<String> subjects(Stream<SchemaSnapshot> schemas) {
    return schemas
        .flatMap(this::selected)
        .flatMap(object -> OwnersAndRights.names(object.kind(), object.name()))
        .collect(Collectors.toSet());
  }

  /** How many objects of a schema are meant. */
  public int number(SchemaSnapshot snapshot) {
    return (int) selected(snapshot).count();
  }

  private Stream<Named> selected(SchemaSnapshot snapshot) {
    return snapshot.objects().stream().flatMap(Named::of).filter(this::selects);
  }

  /** The patterns that mean nothing in any of the schemas. */
  public List<String> matchingNothing(SchemaSnapshot expected, SchemaSnapshot found) {
    return patterns.entrySet().stream()
        .filter(
            pattern ->
                Stream.of(expected, found)
                    .flatMap(this::selected)
                    .noneMatch(object -> isLike(pattern.getValue(), object)))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * Those of the differences that are about the objects; of a table that is missing or unexpected,
   * where it is not meant itself, its parts that are.
   */
  public List<Difference> of(
      List<Difference> differences, SchemaSnapshot expected, SchemaSnapshot found) {
    Set<String> subjects = subjects(Stream.of(expected, found));
    Map<String, SchemaObject> missing = byHeading(expected);
    Map<String, SchemaObject> unexpected = byHeading(found);
    List<Difference> selected = new ArrayList<>();
    for (Difference difference : differences) {
      if (OwnersAndRights.areOfOthers(difference.objectKind())
          ? selectsRight(difference.objectKind(), difference.object(), subjects)
          : selects(Named.of(difference))) {
        selected.add(difference);
      } else if (difference.kind() == Difference.Kind.MISSING) {
        selected.addAll(parts(difference, missing.get(difference.path())));
      } else if (difference.kind() == Difference.Kind.UNEXPECTED) {
        selected.addAll(parts(difference, unexpected.get(difference.path())));
      }
    }
    return selected;
  }

  private static Map<String, SchemaObject> byHeading(SchemaSnapshot snapshot) {
    Map<String, SchemaObject> byHeading = new HashMap<>();
    snapshot.objects().forEach(object -> byHeading.put(object.heading(), object));
    return byHeading;
  }

  private List<Difference> parts(Difference difference, SchemaObject whole) {
    return whole == null
        ? List.of()
        : whole.parts().stream()
            .filter(
                part ->
                    selects(new Named(part.kind(), whole.name() + "." + part.name(), whole.name())))
            .map(part -> difference.ofPart(whole, part))
            .toList();
  }

  private boolean selects(Named object) {
    return (kinds.isEmpty() || kinds.contains(object.kind()))
        && patterns.values().stream().anyMatch(pattern -> isLike(pattern, object))
        && except.stream().noneMatch(pattern -> isLike(pattern, object));
  }

  private static boolean isLike(Pattern pattern, Named object) {
    return pattern.matcher(object.name()).matches() || pattern.matcher(object.whole()).matches();
  }

  /** Those of extensions' objects, which no snapshot has, are asked for by their names alone. */
  private boolean selectsRight(ObjectKind kind, String name, Set<String> subjects) {
    if (OwnersAndRights.isOf(name, subjects)) {
      return true;
    }
    Matcher schema = IN_SCHEMA.matcher(name);
    String own =
        schema.find()
            ? schema.group(1) + "." + name
            : WORDS.matcher(OwnersAndRights.subject(name)).replaceFirst("");
    return kinds.isEmpty() && selects(new Named(kind, own, own));
  }
}
