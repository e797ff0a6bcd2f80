package org.schemaassurance.drift;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.Mismatch;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.sql.BodyDifference;

/** What is expected and found of an object that differs, in words. */
final class Mismatches {
  private Mismatches() {}

  /** One where an object is missing or unexpected, otherwise one a fact. */
  static List<Mismatch> of(Difference difference) {
    return switch (difference.kind()) {
      case MISSING ->
          List.of(
              new Mismatch(
                  Phrase.of(facts(difference, ChangedFact::expected)).saying("it to be there"),
                  Phrase.of("none")));
      case UNEXPECTED ->
          List.of(
              new Mismatch(
                  Phrase.of("none"),
                  Phrase.of(facts(difference, ChangedFact::found)).saying("one")));
      case CHANGED, NOT_ENFORCED -> difference.facts().stream().map(Mismatches::of).toList();
    };
  }

  private static String facts(Difference difference, Function<ChangedFact, Optional<String>> side) {
    return difference.facts().isEmpty()
        ? "it is there"
        : difference.facts().stream()
            .map(fact -> inFull(fact, side.apply(fact)))
            .collect(Collectors.joining("\n"));
  }

  private static Mismatch of(ChangedFact fact) {
    Phrase expected = Phrase.of(inFull(fact, fact.expected()));
    if (isLong(fact)) {
      return longer(fact, expected);
    }
    Phrase found = Phrase.of(inFull(fact, fact.found()));
    return FactMeaning.isLessEnforced(fact) && fact.expected().isEmpty()
        ? new Mismatch(
            expected.saying("it in force"), found.saying("it " + fact.found().orElseThrow()))
        : new Mismatch(
            expected.saying(onOneLine(fact, fact.expected())),
            found.saying(onOneLine(fact, fact.found())));
  }

  /** Of two long texts the lines that differ. */
  private static Mismatch longer(ChangedFact fact, Phrase expected) {
    BodyDifference difference =
        BodyDifference.between(fact.expected().orElse(""), fact.found().orElse(""));
    return new Mismatch(
        expected.saying("another " + fact.name() + difference.expectedInWords()),
        new Phrase(fact.name() + ": \n" + difference.lines(), "one" + difference.foundInWords()));
  }

  private static boolean isLong(ChangedFact fact) {
    return fact.expected().isPresent()
        && fact.found().isPresent()
        && (fact.expected().get().contains("\n") || fact.found().get().contains("\n"));
  }

  private static String inFull(ChangedFact fact, Optional<String> value) {
    return fact.name() + ": " + value.orElse("none");
  }

  private static String frozen(Optional<String> value) {
    return FactMeaning.isFrozen(value) ? " (a clock value, frozen when it was made)" : "";
  }

  private static String onOneLine(ChangedFact fact, Optional<String> value) {
    return value
        .map(text -> fact.name() + " " + text.replace("\n", ", ") + frozen(value))
        .orElse("no " + fact.name());
  }
}
