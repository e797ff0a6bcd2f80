package org.schemaassurance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.schemaassurance.model.UndeterminedException;

/** A class with an annotation and nothing in it, and what JUnit says of it. */
final class SchemaTestsTest {
  private static final String SHOP = "shop/changelog.sql";
  private static final String RULES = "src/test/resources/shop/rules.yaml";
  private static final String SNAPSHOT = "src/test/resources/shop/snapshot.yaml";

  private static final String WRITTEN = "target/written-snapshot.yaml";

  @SchemaAssured(changelog = SHOP, rules = RULES, snapshot = SNAPSHOT)
  static class AsItShouldBe implements SchemaTests {}

  @SchemaAssured(changelog = "shop/dropped.yaml", rules = RULES, snapshot = SNAPSHOT)
  static class ATriggerWasDropped implements SchemaTests {}

  @SchemaAssured(
      changelog = "shop/dropped.yaml",
      rules = {RULES, "src/test/resources/shop/with-changelog.yaml"})
  static class WhoMadeItIsKnown implements SchemaTests {}

  @SchemaAssured(changelog = SHOP, snapshot = "src/test/resources/shop/edited-snapshot.yaml")
  static class TheSnapshotWasEdited implements SchemaTests {}

  @SchemaAssured(changelog = SHOP, rules = "src/test/resources/shop/made-by-nothing.yaml")
  static class NothingMakesWhatARuleWants implements SchemaTests {}

  @SchemaAssured(changelog = SHOP, rules = "src/test/resources/shop/does-not-hold.yaml")
  static class ABehaviourDoesNotHold implements SchemaTests {}

  @SchemaAssured(changelog = SHOP, rules = "src/test/resources/shop/not-quite.yaml")
  static class NotQuite implements SchemaTests {}

  @SchemaAssured(changelog = SHOP, rules = "src/test/resources/shop/not-quite.yaml", strict = true)
  static class NotQuiteStrictly implements SchemaTests {}

  @SchemaAssured(changelog = SHOP, snapshot = "there-is-none.yaml")
  static class ThereIsNoSnapshot implements SchemaTests {}

  @SchemaAssured(changelog = SHOP, snapshot = WRITTEN)
  static class TheSnapshotIsWritten implements SchemaTests {}

  @SchemaAssured(changelog = SHOP)
  static class NothingIsAsked implements SchemaTests {}

  @SchemaAssured(changelog = "there-is-none.yaml", rules = RULES)
  static class ThereIsNoChangelog implements SchemaTests {}

  static class NothingIsSaid implements SchemaTests {}

  @SchemaAssured(rules = RULES)
  static class NoChangelogIsSaid implements SchemaTests {}

  @Test
  void eachRuleAndBehaviourAndTheSnapshotIsATest() {
    assertThat(Outcomes.of(AsItShouldBe.class).assertAllSuccessful().byName())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "an-order-takes-from-the-stock",
                SUCCESSFUL,
                "an-order-is-of-a-product",
                SUCCESSFUL,
                "a new order takes from the stock",
                SUCCESSFUL,
                "like " + SNAPSHOT,
                SUCCESSFUL));
  }

  @Test
  void aTriggerThatALaterChangesetDroppedIsNamed() {
    Outcomes outcomes = Outcomes.of(ATriggerWasDropped.class);

    assertThat(outcomes.byName())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "an-order-takes-from-the-stock",
                FAILED,
                "an-order-is-of-a-product",
                SUCCESSFUL,
                "a new order takes from the stock",
                FAILED,
                "like " + SNAPSHOT,
                FAILED));
    assertThat(outcomes.thrownBy("an-order-takes-from-the-stock"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith(
            "[an-order-takes-from-the-stock] public.orders.orders_take_from_stock: expected")
        .hasMessageContaining("\nExpecting:\n  public.orders.orders_take_from_stock\nto be:\n  ")
        .hasMessageContaining("\nbut found:\n  none")
        .hasMessageContaining("\nRule:\n  an-order-takes-from-the-stock (" + RULES + ":5)");
    assertThat(outcomes.thrownBy("like " + SNAPSHOT))
        .hasMessageContaining("orders_take_from_stock");
    // No rule of this class is about the changelog: the class names it.
    assertThat(outcomes.thrownBy("an-order-takes-from-the-stock"))
        .hasMessageContaining("\nMade by:\n  shop/changelog.sql::orders-take-from-stock::shop");
    assertThat(outcomes.thrownBy("like " + SNAPSHOT))
        .hasMessageContaining("\nMade by:\n  shop/changelog.sql::orders-take-from-stock::shop");
  }

  @Test
  void whoMadeItIsSaidWhereARuleNamesTheChangelog() {
    Outcomes outcomes = Outcomes.of(WhoMadeItIsKnown.class);

    assertThat(outcomes.byName()).containsEntry("changelog", SUCCESSFUL);
    assertThat(outcomes.thrownBy("an-order-takes-from-the-stock"))
        .hasMessageContaining(
            "\nMade by:\n  shop/changelog.sql::orders-take-from-stock::shop\nRule:");
  }

  @Test
  void whatWasEditedInASnapshotIsNamed() {
    assertThat(
            Outcomes.of(TheSnapshotWasEdited.class)
                .thrownBy("like src/test/resources/shop/edited-snapshot.yaml"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("public.product")
        .hasMessageContaining("bigint");
  }

  @Test
  void aRuleThatNothingMakesIsNamed() {
    assertThat(
            Outcomes.of(NothingMakesWhatARuleWants.class).thrownBy("orders-are-found-by-product"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("[orders-are-found-by-product] public.orders: expected");
  }

  @Test
  void aBehaviourThatDoesNotHoldIsNamed() {
    assertThat(
            Outcomes.of(ABehaviourDoesNotHold.class).thrownBy("a new order leaves the stock alone"))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("[a new order leaves the stock alone] ")
        .hasMessageContaining("10")
        .hasMessageContaining("6");
  }

  @Test
  void whatIsWaivedIsAbortedAWarningPassesAndTheUnknownIsAnErrorAndNoFailure() {
    Outcomes outcomes = Outcomes.of(NotQuite.class);

    assertThat(outcomes.byName())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("waived", ABORTED, "a-warning", SUCCESSFUL, "unknown", FAILED));
    assertThat(outcomes.thrownBy("waived"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("the index comes with the next release; shop team, until 2099-12-31");
    assertThat(outcomes.thrownBy("unknown"))
        .isInstanceOf(UndeterminedException.class)
        .hasMessageStartingWith("[unknown] could not be found out: public.orders")
        .hasMessageContaining("no_such_column");
  }

  @Test
  void aSnapshotIsWrittenWhereThePropertySaysSo() {
    System.setProperty("schemaassurance.write-snapshots", "true");
    try {
      Outcomes.of(TheSnapshotIsWritten.class).assertAllSuccessful();
    } finally {
      System.clearProperty("schemaassurance.write-snapshots");
    }

    assertThat(Path.of(WRITTEN)).hasSameTextualContentAs(Path.of(SNAPSHOT));
  }

  @Test
  void aWarningFailsWhereItIsToCount() {
    assertThat(Outcomes.of(NotQuiteStrictly.class).thrownBy("a-warning"))
        .isInstanceOf(AssertionFailedError.class);
  }

  @Test
  void whatIsSaidWronglyIsOneSentence() {
    assertThat(Outcomes.of(ThereIsNoSnapshot.class).thrownBy("like there-is-none.yaml"))
        .hasMessage(
            "There is no snapshot there-is-none.yaml: run the test once with -Dschemaassurance.write-snapshots=true, look at what it writes, and commit it.");
    assertThat(Outcomes.of(NothingIsAsked.class).thrownBy("schema"))
        .hasMessage("Nothing is asked of the schema: name rules, a snapshot, or both.");
    assertThat(Outcomes.of(ThereIsNoChangelog.class).thrownBy("schema"))
        .hasMessageContaining("There is no changelog there-is-none.yaml in ");
    assertThat(Outcomes.of(NothingIsSaid.class).thrownBy("schema"))
        .hasMessageContaining("has no @SchemaAssured that says what is tested");
    assertThat(Outcomes.of(NoChangelogIsSaid.class).thrownBy("schema"))
        .hasMessageContaining(
            "names no changelog, the project has none in a usual place, and there is no @OwnDatabase");
  }
}
