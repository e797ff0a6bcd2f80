package org.schemaassurance.drift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.SchemaObject;

/**
 * Owners, privileges and comments are told beside what they are of. Where that itself is missing or
 * unexpected they are a part of it, and one difference with it.
 */
final class OwnersAndRights {
  private static final Set<ObjectKind> OF_OTHERS =
      EnumSet.of(ObjectKind.OWNER, ObjectKind.PRIVILEGE, ObjectKind.COMMENT);

  /** Each object has one, each database is one: what only one side tells of, the other left out. */
  private static final Set<ObjectKind> ALWAYS_THERE =
      EnumSet.of(ObjectKind.OWNER, ObjectKind.DATABASE);

  private static final String GRANTEE = " TO ";

  private OwnersAndRights() {}

  /** The differences, those of owners and rights folded into what they are of. */
  static List<Difference> folded(List<Difference> differences) {
    Map<String, List<Difference>> extras = new HashMap<>();
    differences.stream()
        .filter(OwnersAndRights::isExtra)
        .forEach(
            extra ->
                subjects(extra.object())
                    .forEach(
                        subject ->
                            extras
                                .computeIfAbsent(
                                    extra.kind() + " " + subject, of -> new ArrayList<>())
                                .add(extra)));
    Set<Difference> folded = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Difference> whole = new ArrayList<>();
    for (Difference difference : differences) {
      List<Difference> own = isWhole(difference) ? own(difference, extras) : List.of();
      folded.addAll(own);
      whole.add(own.isEmpty() ? difference : with(difference, own));
    }
    whole.removeIf(
        one -> folded.contains(one) || (isWhole(one) && ALWAYS_THERE.contains(one.objectKind())));
    return List.copyOf(whole);
  }

  /** What is missing, as owners and privileges call it. */
  static Set<String> subjectsMissing(List<Difference> differences) {
    return differences.stream()
        .filter(difference -> difference.kind() == Difference.Kind.MISSING)
        .flatMap(OwnersAndRights::names)
        .collect(Collectors.toSet());
  }

  /** Whether what an owner or a privilege is of is among these. */
  static boolean isOf(SchemaObject object, Set<String> subjects) {
    return OF_OTHERS.contains(object.kind()) && isOf(object.name(), subjects);
  }

  /** The same by its name. */
  static boolean isOf(String name, Set<String> subjects) {
    return subjects(name).stream().anyMatch(subjects::contains);
  }

  /** Whether objects of the kind are told beside what they are of. */
  static boolean areOfOthers(ObjectKind kind) {
    return OF_OTHERS.contains(kind) || kind == ObjectKind.DEFAULT_PRIVILEGE;
  }

  /** What a name of an owner or a privilege is of, in the words that the name has. */
  static String subject(String name) {
    int grantee = name.indexOf(GRANTEE);
    return grantee < 0 ? name : name.substring(0, grantee);
  }

  /** What an object is called where its owner, its privileges and its comment are told. */
  static Stream<String> names(ObjectKind kind, String name) {
    return words(kind).map(word -> word + " " + name);
  }

  private static boolean isExtra(Difference difference) {
    return isWhole(difference) && OF_OTHERS.contains(difference.objectKind());
  }

  private static boolean isWhole(Difference difference) {
    return difference.kind() == Difference.Kind.MISSING
        || difference.kind() == Difference.Kind.UNEXPECTED;
  }

  private static List<Difference> own(Difference whole, Map<String, List<Difference>> extras) {
    return names(whole)
        .flatMap(name -> extras.getOrDefault(whole.kind() + " " + name, List.of()).stream())
        .distinct()
        .toList();
  }

  /** What it is of; of a column that, and its table. */
  private static List<String> subjects(String extra) {
    String subject = subject(extra);
    return subject.contains("column ")
        ? List.of(subject, subject.substring(0, Math.max(0, subject.lastIndexOf('.'))))
        : List.of(subject);
  }

  private static Stream<String> names(Difference whole) {
    return names(whole.objectKind(), whole.object());
  }

  /** What the kind is called where its owner, its privileges and its comment are told. */
  private static Stream<String> words(ObjectKind kind) {
    return switch (kind) {
      case TABLE -> Stream.of("table", "column", "table column");
      case VIEW -> Stream.of("view", "table", "column", "view column");
      case MATERIALIZED_VIEW ->
          Stream.of("materialized view", "table", "column", "materialized view column");
      case FOREIGN_TABLE -> Stream.of("foreign table", "table", "column", "foreign table column");
      case COLUMN -> Stream.of("column", "table column");
      case FUNCTION, PROCEDURE, AGGREGATE -> Stream.of("routine", kind.toString());
      case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> Stream.of("type");
      case SERVER -> Stream.of("foreign server", "server");
      case FOREIGN_DATA_WRAPPER -> Stream.of("foreign data wrapper", "foreign-data wrapper");
      case STATISTICS -> Stream.of("statistics", "statistics object");
      default -> Stream.of(kind.toString());
    };
  }

  private static Difference with(Difference whole, List<Difference> own) {
    List<ChangedFact> facts = new ArrayList<>(whole.facts());
    own.forEach(extra -> extra.facts().forEach(fact -> facts.add(of(extra, fact, whole.object()))));
    return new Difference(
        whole.kind(),
        whole.objectKind(),
        whole.object(),
        whole.path(),
        whole.severity(),
        facts,
        whole.wanted(),
        whole.whole());
  }

  /** {@code privileges TO PUBLIC}, {@code privileges of id TO PUBLIC}, {@code owner}. */
  private static ChangedFact of(Difference extra, ChangedFact fact, String object) {
    String name = extra.object();
    int grantee = name.indexOf(GRANTEE);
    String subject = grantee < 0 ? name : name.substring(0, grantee);
    Optional<String> column =
        Optional.of(subject.indexOf(object + "."))
            .filter(start -> start >= 0)
            .map(start -> " of " + subject.substring(start + object.length() + 1));
    return new ChangedFact(
        (extra.objectKind() == ObjectKind.COMMENT ? "comment" : fact.name())
            + column.orElse("")
            + (grantee < 0 ? "" : name.substring(grantee)),
        fact.expected(),
        fact.found());
  }
}
