package org.schemaassurance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.JudgedObject;
import org.schemaassurance.model.RehearsedChangeset;

/**
 * What is said of one changeset, the gravest first. What is said of several objects in the same
 * words is said once.
 */
final class ChangesetFindings {
  private static final int MOST_OBJECTS = 5;

  private final List<Finding> findings;

  ChangesetFindings(RehearsedChangeset changeset) {
    this.findings =
        changeset.findings().stream()
            .filter(finding -> finding.status() != Finding.Status.HOLDS)
            .sorted(
                Comparator.comparing((Finding finding) -> ChangesetVerdict.of(finding))
                    .thenComparing(finding -> finding.rule().name()))
            .toList();
  }

  /**
   * One sentence about one object or more.
   *
   * @param advice what to do, where it has not been said above
   */
  record Said(ChangesetVerdict verdict, String rule, String sentence, Optional<String> advice) {}

  /**
   * What is said without saying of what.
   *
   * @param sentence as of an object without a name
   */
  record Words(ChangesetVerdict verdict, String rule, String sentence) {
    /** Where no object is named. */
    String sentenceAlone() {
      return sentence.startsWith(": ") ? sentence.substring(2) : sentence;
    }
  }

  /** All that is said, gravest first. */
  Set<Words> words() {
    return findings.stream()
        .map(ChangesetFindings::words)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What to do about that. */
  Optional<String> advice(Words words) {
    return findings.stream()
        .filter(finding -> words(finding).equals(words))
        .findFirst()
        .flatMap(Finding::hint)
        .filter(hint -> isToDo(words.verdict()));
  }

  /** Which rules it is said by, and of what: {@code lock-timeout-missing: public.orders}. */
  String inBrief() {
    Map<String, List<Finding>> byRule =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    finding -> finding.rule().name(), LinkedHashMap::new, Collectors.toList()));
    return byRule.entrySet().stream()
        .map(rule -> rule.getKey() + ": " + all(rule.getValue()).said())
        .collect(Collectors.joining("; "));
  }

  List<Said> sentences() {
    Map<Words, List<Finding>> said =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    ChangesetFindings::words, LinkedHashMap::new, Collectors.toList()));
    List<Said> sentences = new ArrayList<>();
    Map<String, Long> ofRule =
        said.keySet().stream().collect(Collectors.groupingBy(Words::rule, Collectors.counting()));
    said.forEach(
        (words, about) -> {
          boolean isLastOfRule = ofRule.merge(words.rule(), -1L, Long::sum) == 0;
          sentences.add(
              new Said(
                  words.verdict(),
                  words.rule(),
                  about.get(0).outcome().sentenceAbout(all(about)),
                  about.get(0).hint().filter(hint -> isLastOfRule && isToDo(words.verdict()))));
        });
    return sentences;
  }

  private static boolean isToDo(ChangesetVerdict verdict) {
    return verdict != ChangesetVerdict.WAIVED;
  }

  /** Without the object. */
  private static Words words(Finding finding) {
    return new Words(
        ChangesetVerdict.of(finding),
        finding.rule().name(),
        finding
            .outcome()
            .sentenceAbout(new JudgedObject(finding.object(), "", finding.about().origin())));
  }

  private static JudgedObject all(List<Finding> findings) {
    Stream<String> first =
        findings.stream().map(finding -> finding.about().said()).distinct().limit(MOST_OBJECTS);
    long further =
        findings.stream()
            .map(finding -> finding.about().said())
            .distinct()
            .skip(MOST_OBJECTS)
            .count();
    return new JudgedObject(
        findings.get(0).object(),
        first.collect(Collectors.joining(", ")) + (further == 0 ? "" : " and " + further + " more"),
        findings.get(0).about().origin());
  }

  /** How often each rule is told, gravest first: {@code rollback-incomplete ×2}. */
  List<String> rules() {
    return counts(findings.stream());
  }

  /** The same of what decides about the whole rehearsal. */
  List<String> graveRules() {
    return counts(findings.stream().filter(finding -> ChangesetVerdict.of(finding).isGrave()));
  }

  private static List<String> counts(Stream<Finding> findings) {
    Map<String, Long> counts =
        findings.collect(
            Collectors.groupingBy(
                finding -> finding.rule().name(), LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getKey() + (count.getValue() == 1 ? "" : " ×" + count.getValue()))
        .toList();
  }
}
