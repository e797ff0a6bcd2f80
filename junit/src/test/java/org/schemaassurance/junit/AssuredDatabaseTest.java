package org.schemaassurance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.schemaassurance.model.UsageException;

/** Which database a test gets. */
final class AssuredDatabaseTest {
  private static final String SHOP = "shop/changelog.sql";
  private static final String RULES = "src/test/resources/shop/rules.yaml";

  @SchemaAssured(changelog = SHOP)
  static class EachHasItsOwn {
    @Test
    void one(AssuredDatabase database) throws SQLException {
      assertThat(productsBehindOneMore(database)).isEqualTo(1);
    }

    @Test
    void other(AssuredDatabase database) throws SQLException {
      assertThat(productsBehindOneMore(database)).isEqualTo(1);
    }

    @Nested
    class BelowIt {
      @Test
      void third(AssuredDatabase database) throws SQLException {
        assertThat(productsBehindOneMore(database)).isEqualTo(1);
      }
    }
  }

  @SchemaAssured(changelog = SHOP, copy = SchemaAssured.Copy.EACH_CLASS)
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  static class AllShareOne {
    @BeforeAll
    static void before(AssuredDatabase database) throws SQLException {
      assertThat(productsBehindOneMore(database)).isEqualTo(1);
    }

    @Test
    @Order(1)
    void one(AssuredDatabase database) throws SQLException {
      assertThat(productsBehindOneMore(database)).isEqualTo(2);
    }

    @Test
    @Order(2)
    void other(AssuredDatabase database) throws SQLException {
      assertThat(productsBehindOneMore(database)).isEqualTo(3);
    }
  }

  @SchemaAssured(changelog = SHOP)
  static class InAConstructor {
    InAConstructor(AssuredDatabase database) {
      assertThat(database).isNotNull();
    }

    @Test
    void isNeverRun() {}
  }

  @SchemaAssured(rules = RULES)
  static class OfAUrl implements SchemaTests {
    @OwnDatabase static final AssuredDatabase OWN = own();

    @Test
    void isIt(AssuredDatabase database) {
      assertThat(database.url()).isEqualTo(OWN.url());
    }
  }

  /** As Testcontainers has it. */
  public record Container(String getJdbcUrl, String getUsername, String getPassword) {}

  @SchemaAssured(changelog = SHOP, rules = RULES)
  static class OnTheServerOfAContainer implements SchemaTests {
    private static final AssuredDatabase OWN = AssuredDatabase.empty();

    @OwnDatabase
    static Container container() {
      return new Container(OWN.url(), OWN.user(), OWN.password());
    }

    @Test
    void isBesideIt(AssuredDatabase database) {
      assertThat(database.url()).isNotEqualTo(OWN.url());
      assertThat(database.settings().orElseThrow().servers())
          .isEqualTo(OWN.settings().orElseThrow().servers());
    }
  }

  @SchemaAssured(rules = RULES)
  static class OfADataSource implements SchemaTests {
    @OwnDatabase static final DataSource OWN = own().dataSource();
  }

  static class WithoutAnAnnotation {
    @TestFactory
    Stream<DynamicNode> schema() {
      return SchemaChecks.of(own()).rules(RULES).dynamicTests();
    }
  }

  @SchemaAssured
  static class NoDatabaseAtAll implements SchemaTests {}

  @SchemaAssured(changelog = SHOP, rules = RULES, postgresql = "9")
  static class OfAVersionThatIsNotThere implements SchemaTests {}

  private static AssuredDatabase own() {
    return AssuredDatabase.builtBy(SHOP);
  }

  private static int productsBehindOneMore(AssuredDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO product (sku) VALUES (gen_random_uuid())");
      ResultSet row = statement.executeQuery("SELECT count(*) FROM product");
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void eachTestHasACopyOfItsOwn() {
    assertThat(Outcomes.of(EachHasItsOwn.class).assertAllSuccessful().byName()).hasSize(3);
  }

  @Test
  void theTestsOfAClassMayShareOne() {
    assertThat(Outcomes.of(AllShareOne.class).assertAllSuccessful().byName()).hasSize(2);
  }

  @Test
  void aCopyIsGoneBehindItsTest() throws SQLException {
    Outcomes.of(EachHasItsOwn.class).assertAllSuccessful();
    AssuredDatabase onlooker = AssuredDatabase.empty();
    List<String> before = databases(onlooker);

    Outcomes.of(EachHasItsOwn.class).assertAllSuccessful();

    assertThat(databases(onlooker)).isEqualTo(before);
  }

  @Test
  void aConstructorIsGivenNone() {
    assertThat(Outcomes.of(InAConstructor.class).thrownBy("isNeverRun()"))
        .hasMessageContaining("A constructor is given no database");
  }

  @Test
  void somebodysOwnIsTakenAsItIs() {
    assertThat(Outcomes.of(OfAUrl.class).assertAllSuccessful().byName())
        .containsEntry("a new order takes from the stock", Status.SUCCESSFUL)
        .containsEntry("an-order-takes-from-the-stock", Status.SUCCESSFUL);
  }

  @Test
  void aChangelogIsBuiltBesideIt() {
    assertThat(Outcomes.of(OnTheServerOfAContainer.class).assertAllSuccessful().byName())
        .hasSize(4);
  }

  @Test
  void aDataSourceDoesForRulesAndNotForBehaviours() {
    Outcomes outcomes = Outcomes.of(OfADataSource.class);

    assertThat(outcomes.byName())
        .containsEntry("an-order-takes-from-the-stock", Status.SUCCESSFUL)
        .containsEntry("an-order-is-of-a-product", Status.SUCCESSFUL);
    assertThat(outcomes.thrownBy("the database answers"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("say AssuredDatabase.at(url, user, password)");
  }

  @Test
  void itGoesWithoutAnAnnotation() {
    assertThat(Outcomes.of(WithoutAnAnnotation.class).assertAllSuccessful().byName()).hasSize(3);
  }

  @Test
  void whatCannotBeHadIsOneSentence() {
    assertThat(Outcomes.of(NoDatabaseAtAll.class).thrownBy("schema"))
        .hasMessageContaining(
            "names no changelog, the project has none in a usual place, and there is no @OwnDatabase");
    assertThat(Outcomes.of(OfAVersionThatIsNotThere.class).thrownBy("schema"))
        .hasMessageContaining("PostgreSQL 9 is asked for, and the binaries on the class path are");
    assertThatThrownBy(() -> AssuredDatabase.at("jdbc:h2:mem:test", "sa", ""))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> AssuredDatabase.of(own().dataSource()).url())
        .isInstanceOf(UsageException.class);
  }

  private static List<String> databases(AssuredDatabase onlooker) throws SQLException {
    try (Connection connection = onlooker.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT datname FROM pg_database ORDER BY 1")) {
      List<String> names = new ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
