package org.schemaassurance.verify.checks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.model.SchemaSnapshot.Extra;
import org.schemaassurance.model.Severity;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.Rule;
import org.schemaassurance.verify.Check;
import org.schemaassurance.verify.Evidence;
import org.schemaassurance.verify.Judgement;
import org.schemaassurance.verify.Snapshots;
import org.schemaassurance.yaml.YamlMapping;

/** That objects are as a snapshot has them: whatever {@code drift} knows of them. */
public final class AsSnapshotCheck implements Check<AsSnapshotCheck.DeclaredSnapshot> {
  /** What else a snapshot may tell that rules can be about. */
  private static final Set<Extra> EXTRAS = EnumSet.of(Extra.OWNERS, Extra.PRIVILEGES);

  /** They belong to others and come with {@code with}. */
  private static final Set<ObjectKind> OF_EXTRAS =
      EnumSet.of(
          ObjectKind.OWNER,
          ObjectKind.PRIVILEGE,
          ObjectKind.DEFAULT_PRIVILEGE,
          ObjectKind.COMMENT,
          ObjectKind.CLUSTER_SETTING);

  /** What an object is that the snapshot has not. */
  private enum Unexpected {
    BROKEN,
    IGNORED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is compared with which snapshot. */
  public record DeclaredSnapshot(Snapshots.Question question) implements Declaration {

    /** Those that rules are about, in their order. */
    public static Stream<DeclaredSnapshot> of(List<Rule> rules) {
      return rules.stream()
          .map(Rule::declaration)
          .filter(DeclaredSnapshot.class::isInstance)
          .map(DeclaredSnapshot.class::cast);
    }

    @Override
    public String object() {
      return String.join(", ", question.objects());
    }
  }

  @Override
  public String name() {
    return "as-snapshot";
  }

  @Override
  public Class<DeclaredSnapshot> declarationType() {
    return DeclaredSnapshot.class;
  }

  @Override
  public DeclaredSnapshot read(YamlMapping mapping) {
    List<String> objects = mapping.texts("objects");
    if (objects.isEmpty()) {
      throw mapping.problemWith("objects", "expected at least one pattern of names");
    }
    return new DeclaredSnapshot(
        new Snapshots.Question(
            mapping.projectFile("snapshot", FileKind.SNAPSHOT),
            objects,
            kinds(mapping),
            mapping.optionalTexts("except").orElse(List.of()),
            mapping.optionalChoice("unexpected", Unexpected.class).orElse(Unexpected.BROKEN)
                == Unexpected.BROKEN,
            extras(mapping)));
  }

  private static Set<ObjectKind> kinds(YamlMapping mapping) {
    Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
    for (String word : mapping.optionalTexts("kinds").orElse(List.of())) {
      kinds.add(
          ObjectKind.ofWord(word)
              .filter(kind -> !OF_EXTRAS.contains(kind))
              .orElseThrow(
                  () ->
                      mapping.problemWith(
                          "kinds",
                          "expected kinds of object such as view or policy, found "
                              + mapping.quoted(word))));
    }
    return kinds;
  }

  private static Set<Extra> extras(YamlMapping mapping) {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    for (String word : mapping.optionalTexts("with").orElse(List.of())) {
      extras.add(
          EXTRAS.stream()
              .filter(extra -> extra.toString().equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      mapping.problemWith(
                          "with", "expected owners or privileges, found " + mapping.quoted(word))));
    }
    return extras;
  }

  @Override
  public List<Judgement> judge(DeclaredSnapshot declared, Evidence evidence) {
    Snapshots.Answer answer = evidence.snapshots().compare(declared.question());
    return answer instanceof Snapshots.Answer.Compared compared
        ? judgements(declared, compared)
        : List.of(
            Judgement.unknown(
                declared.object(),
                "compare with " + declared.question().file().name(),
                (Snapshots.Answer.Refused) answer));
  }

  private static List<Judgement> judgements(
      DeclaredSnapshot declared, Snapshots.Answer.Compared compared) {
    List<Judgement> judgements = new ArrayList<>();
    compared.matchingNothing().forEach(pattern -> judgements.add(matchesNothing(pattern)));
    compared.differences().forEach(difference -> judgements.add(judgement(difference)));
    if (judgements.isEmpty()) {
      judgements.add(
          Judgement.holds(
              declared.object(),
              "%s: %s as in %s"
                  .formatted(
                      declared.object(),
                      compared.number() == 1 ? "1 object is" : compared.number() + " objects are",
                      declared.question().file().name())));
    }
    return judgements;
  }

  private static Judgement matchesNothing(String pattern) {
    return Judgement.broken(
        pattern,
        Phrase.of("an object").addingInSentence(" of such a name"),
        Phrase.of("that the pattern matches no object")
            .saying("that it matches no object, neither in the snapshot nor in the database"),
        "If the objects are gone for good, take the pattern out of the rule.");
  }

  /** What drift says, with the rule's severity unless drift finds it harmless. */
  private static Judgement judgement(Finding difference) {
    return new Judgement(
        difference.object(),
        difference.about().said(),
        difference.outcome(),
        Optional.of(difference.severity()).filter(severity -> severity == Severity.WARNING),
        OptionalLong.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
