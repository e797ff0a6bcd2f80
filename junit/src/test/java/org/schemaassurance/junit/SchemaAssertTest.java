package org.schemaassurance.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.schemaassurance.junit.SchemaAssertions.assertThatSchema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.schemaassurance.model.UndeterminedException;

/** Assertions in a test of somebody's own. */
@SchemaAssured(changelog = "shop/changelog.sql")
final class SchemaAssertTest {
  private static final String SHOP = "src/test/resources/shop/";

  @Test
  void aSchemaThatIsAsItShouldBePasses(AssuredDatabase database) {
    assertThatSchema(database)
        .followsRules(SHOP + "rules.yaml")
        .behaves(SHOP + "rules.yaml")
        .isLike(SHOP + "snapshot.yaml");
    assertThatSchema(database.dataSource())
        .followsRules(SHOP + "rules.yaml")
        .isLike(SHOP + "snapshot.yaml");
  }

  @Test
  void oneThatIsNotSaysWhatIsWrong(AssuredDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE orders DISABLE TRIGGER orders_take_from_stock");
    }

    assertThatThrownBy(() -> assertThatSchema(database).followsRules(SHOP + "rules.yaml"))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)\nExpecting the schema of\n  database \\w+ at .+ as postgres\nto follow its rules, but:\n\n"
                + "\\[an-order-takes-from-the-stock] public\\.orders\\.orders_take_from_stock: expected enabled, found disabled\\.\n"
                + "Expecting:\n  public\\.orders\\.orders_take_from_stock\nto be:\n  enabled\nbut found:\n  disabled\n"
                + "To do:\n  ALTER TABLE public\\.orders ENABLE TRIGGER orders_take_from_stock;\n"
                + "Made by:\n  shop/changelog\\.sql::orders-take-from-stock::shop\nRule:\n.*");
    assertThatThrownBy(() -> assertThatSchema(database).isLike(SHOP + "snapshot.yaml"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("orders_take_from_stock");
    assertThatThrownBy(() -> assertThatSchema(database).behaves(SHOP + "rules.yaml"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[a new order takes from the stock]");
  }

  @Test
  void whatCouldNotBeFoundOutIsNoFailedAssertion(AssuredDatabase database) {
    assertThatThrownBy(() -> assertThatSchema(database).followsRules(SHOP + "not-quite.yaml"))
        .isInstanceOf(UndeterminedException.class)
        .hasMessageContaining("no_such_column");
    assertThatThrownBy(
            () -> assertThatSchema(database).strictly().followsRules(SHOP + "not-quite.yaml"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[a-warning]")
        .hasMessageContaining("[unknown] could not be found out");
  }
}
