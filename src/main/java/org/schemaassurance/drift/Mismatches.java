package org.schemaassurance.drift;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schemaassurance.drift.Difference.ChangedFact;
import org.schemaassurance.model.Mismatch;
import org.schemaassurance.model.Phrase;
import org.schemaassurance.sql.BodyDifference;

/** What is expected and found of an object that differs, in words. */
final class Mismatches {
  private static final String TAKEN_AWAY = "taken away";

  /** What PostgreSQL has a value for also where nobody has set one, which is when it is no fact. */
  private static final Set<String> NEVER_WITHOUT =
      Set.of(
          "access method",
          "cache",
          "compression",
          "cost",
          "increment",
          "maximum",
          "minimum",
          "parallel",
          "replica identity",
          "rows",
          "security",
          "start",
          "state",
          "statistics target",
          "storage",
          "volatility");

  private Mismatches() {}

  /** One where an object is missing or unexpected, otherwise one a fact. */
  static List<Mismatch> of(Difference difference) {
    Optional<Mismatch> taken =
        difference.facts().stream().findFirst().flatMap(Mismatches::ofRights);
    if (taken.isPresent()) {
      return List.of(taken.get());
    }
    return switch (difference.kind()) {
      case MISSING ->
          List.of(
              new Mismatch(
                  Phrase.of(facts(difference, ChangedFact::expected)).saying("to be there"),
                  Phrase.of("none")));
      case UNEXPECTED ->
          List.of(
              new Mismatch(
                  Phrase.of("none"),
                  Phrase.of(facts(difference, ChangedFact::found)).saying("one")));
      case CHANGED, NOT_ENFORCED -> difference.facts().stream().map(Mismatches::of).toList();
    };
  }

  /** Whether somebody may less than by itself. */
  static boolean isTakenAway(ChangedFact fact) {
    return fact.name().equals(TAKEN_AWAY) || fact.found().equals(Optional.of("none"));
  }

  /** Rights that are told where they are fewer than they are by themselves. */
  private static Optional<Mismatch> ofRights(ChangedFact fact) {
    if (fact.name().equals(TAKEN_AWAY)) {
      return Optional.of(
          new Mismatch(
              Phrase.of(fact.expected().orElse("nothing") + " taken away"),
              Phrase.of(fact.found().orElse("nothing") + " taken away")));
    }
    Optional<String> none = Optional.of("none");
    return fact.name().equals("privileges")
            && (fact.expected().equals(none) || fact.found().equals(none))
        ? Optional.of(
            new Mismatch(
                Phrase.of(fact.expected().orElse("what there is from the beginning")),
                Phrase.of(fact.found().orElse("what there is from the beginning"))))
        : Optional.empty();
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
        ? new Mismatch(expected.saying("in force"), found.saying(fact.found().orElseThrow()))
        : new Mismatch(
            expected.saying(onOneLine(fact, fact.expected())),
            found.saying(onOneLine(fact, fact.found())));
  }

  /** Of two long texts the lines that differ. */
  private static Mismatch longer(ChangedFact fact, Phrase expected) {
    BodyDifference difference =
        BodyDifference.between(fact.expected().orElse(""), fact.found().orElse(""));
    if (isList(fact)) {
      return new Mismatch(
          expected.saying(ListDifference.expected(fact.name(), difference)),
          new Phrase(fact.name() + ": \n" + difference.lines(), ListDifference.found(difference)));
    }
    return new Mismatch(
        expected.saying("its " + fact.name() + " unchanged" + difference.expectedInWords()),
        new Phrase(
            fact.name() + ": \n" + difference.lines(), "another" + difference.foundInWords()));
  }

  private static boolean isLong(ChangedFact fact) {
    return fact.expected().isPresent()
        && fact.found().isPresent()
        && (fact.expected().get().contains("\n") || fact.found().get().contains("\n"));
  }

  /** A line each, such as labels. */
  private static boolean isList(ChangedFact fact) {
    return fact.name().endsWith("s");
  }

  private static String inFull(ChangedFact fact, Optional<String> value) {
    return fact.name()
        + ": "
        + value.orElse(NEVER_WITHOUT.contains(fact.name()) ? "the usual" : "none");
  }

  private static String frozen(Optional<String> value) {
    return FactMeaning.isFrozen(value) ? " (a clock value, frozen when it was made)" : "";
  }

  private static String onOneLine(ChangedFact fact, Optional<String> value) {
    if (isFlag(fact)) {
      return flag(fact.name(), value.isPresent());
    }
    return value
        .map(text -> fact.name() + " " + text.replace("\n", ", ") + frozen(value))
        .orElse((NEVER_WITHOUT.contains(fact.name()) ? "the usual " : "no ") + fact.name());
  }

  private static boolean isFlag(ChangedFact fact) {
    return fact.expected().or(fact::found).filter("yes"::equals).isPresent();
  }

  /** As PostgreSQL says it, where that is no "not" before the word. */
  private static String flag(String name, boolean set) {
    return switch (name) {
      case "not null" -> set ? "NOT NULL" : "nullable";
      case "cycle" -> set ? "cycle" : "no cycle";
      default -> set ? name : "not " + name;
    };
  }
}
