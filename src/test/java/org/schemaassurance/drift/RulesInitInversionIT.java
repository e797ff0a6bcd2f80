package org.schemaassurance.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schemaassurance.drift.InitBench.Tried;
import org.schemaassurance.model.ObjectKind;
import org.schemaassurance.model.Unsaid;

/**
 * Whatever changes in a database for which {@code rules init} wrote rules: a rule notices it, or it
 * was said beforehand that none does.
 */
final class RulesInitInversionIT {
  private static final Pattern DIFFERENCE =
      Pattern.compile(
          "(missing|unexpected|changed|not enforced) (.+?)(?:: ([a-zSQL, ]+?))?(?: \\(warning\\))?");

  /** Its one case publishes a table without replica identity, which a rule of tables notices. */
  private static final Set<String> BY_CHANCE = Set.of("published schema: another one");

  /**
   * round(n) is round(n, 0) by its own definition: drift tells the text, rules go by the meaning.
   */
  private static final Set<String> OF_ONE_MEANING = Set.of("a function with an argument more");

  private static final String WHOLE = "anything";
  private static final String FURTHER = "another one";

  private static List<Tried> tried;

  @BeforeAll
  static void tryAll() throws SQLException {
    tried = new ArrayList<>();
    for (DriftCases cases : DriftCases.in("changes")) {
      try (InitBench bench = new InitBench(cases)) {
        tried.addAll(bench.tryAll());
      }
    }
  }

  @Test
  void aChangeIsNoticedOrItWasSaidThatItIsNot() {
    assertThat(tried).hasSizeGreaterThan(500);
    assertThat(tried)
        .filteredOn(one -> !one.noticed())
        .filteredOn(one -> !OF_ONE_MEANING.contains(one.change().name()))
        .filteredOn(one -> one.change().differences().stream().anyMatch(it -> !isListed(one, it)))
        .isEmpty();
  }

  @Test
  void nothingIsSaidToBeLeftOutOfWhichEachChangeIsNoticed() {
    assumeTrue(
        tried.stream().anyMatch(one -> one.change().since() == 18),
        "on older servers some facts cannot be changed in the way that no rule notices");
    Map<String, Set<Boolean>> noticed = new TreeMap<>();
    tried.stream()
        .filter(one -> one.change().differences().stream().allMatch(it -> isListed(one, it)))
        .forEach(
            one ->
                one.change()
                    .differences()
                    .forEach(
                        difference ->
                            listed(one, difference)
                                .forEach(
                                    entry ->
                                        noticed
                                            .computeIfAbsent(entry, e -> new TreeSet<>())
                                            .add(one.noticed()))));

    assertThat(noticed).hasSizeGreaterThan(50);
    noticed.keySet().removeAll(BY_CHANCE);
    assertThat(noticed).doesNotContainValue(Set.of(true));
  }

  private static boolean isListed(Tried one, String difference) {
    return listed(one, difference).count() == Math.max(1, facts(difference).size());
  }

  /** The entries of the list that stand for it, each with its kind of object. */
  private static Stream<String> listed(Tried one, String difference) {
    Unsaid unsaid = one.drafted().unsaid();
    ObjectKind kind = kind(difference);
    if (difference.startsWith("unexpected")) {
      return unsaid.further().contains(kind) ? Stream.of(kind + ": " + FURTHER) : Stream.of();
    }
    List<Unsaid.Group> groups =
        unsaid.groups().stream()
            .filter(group -> group.kind() == kind && group.names().contains(name(difference)))
            .toList();
    if (groups.stream().anyMatch(group -> group.facts().isEmpty())) {
      return Stream.generate(() -> kind + ": " + WHOLE)
          .limit(Math.max(1, facts(difference).size()));
    }
    return groups.stream()
        .flatMap(group -> group.facts().stream())
        .map(Unsaid.Fact::name)
        .filter(facts(difference)::contains)
        .map(fact -> kind + ": " + fact);
  }

  private static List<String> facts(String difference) {
    Matcher parts = matched(difference);
    return parts.group(3) == null ? List.of() : Arrays.asList(parts.group(3).split(", "));
  }

  private static String name(String difference) {
    return matched(difference).group(2).substring(kind(difference).toString().length() + 1);
  }

  private static ObjectKind kind(String difference) {
    String described = matched(difference).group(2);
    return Arrays.stream(ObjectKind.values())
        .filter(kind -> described.startsWith(kind + " "))
        .max(Comparator.comparingInt(kind -> kind.toString().length()))
        .orElseThrow();
  }

  private static Matcher matched(String difference) {
    Matcher parts = DIFFERENCE.matcher(difference);
    if (!parts.matches()) {
      throw new IllegalStateException(difference);
    }
    return parts;
  }
}
