package org.schemaassurance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.schemaassurance.support.DatabaseTemplate;
import org.schemaassurance.support.Template;
import org.schemaassurance.support.TestDatabase;
import org.schemaassurance.support.VerifiedRules;

@Template(WaiversIT.OneTable.class)
final class WaiversIT {
  private static final String RULES =
      """
      rules:
        - {rule: room-key, check: primary-key, table: public.room, columns: [id]}
        - {rule: room, check: table, table: public.room}
      waivers:
        - {rule: room-key, object: public.room, reason: next week, owner: dba team, expires: 2999-12-31}
      """;

  static final class OneTable implements DatabaseTemplate {
    @Override
    public void build(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE room (id int)");
      }
    }
  }

  @Test
  void aWaivedFindingIsShownAsWaivedAndBreaksNothing(TestDatabase database) {
    VerifiedRules verified = VerifiedRules.of(database, RULES);

    assertThat(verified.status()).isZero();
    assertThat(verified.findings())
        .filteredOn(finding -> finding.status().equals("waived"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .isEqualTo(
                        "public.room: expected a primary key (id), found none. (next week; dba team, until 2999-12-31)"));
  }

  @Test
  void anExpiredWaiverIsBrokenAndSoIsWhatItWaived(TestDatabase database) {
    VerifiedRules verified = VerifiedRules.of(database, RULES.replace("2999", "2020"));

    assertThat(verified.status()).isEqualTo(1);
    assertThat(verified.messages())
        .containsExactlyInAnyOrder(
            "public.room: expected a primary key (id), found none.",
            "waiver of public.room: expected a waiver that counts, found one that expired on 2020-12-31.");
  }

  @Test
  void aWaiverThatWaivesNothingIsReported(TestDatabase database) throws SQLException {
    database.execute("ALTER TABLE room ADD PRIMARY KEY (id)");

    VerifiedRules verified = VerifiedRules.of(database, RULES);

    assertThat(verified.status()).isZero();
    assertThat(verified.messages())
        .containsExactly(
            "waiver of public.room: expected a finding of rule room-key, found none, so it waives nothing.");
    assertThat(VerifiedRules.of(database, RULES, "--strict").status()).isEqualTo(1);
  }

  @Test
  void whatCannotBeFoundOutIsNotWaived(TestDatabase database) {
    String unanswerable =
        """
        rules:
          - {rule: rows, check: no-rows, table: public.room, meaning: None, key: id, query: SELECT nothing FROM public.room}
        waivers:
          - {rule: rows, object: public.room, reason: none, owner: dba team, expires: 2999-12-31}
        """;

    VerifiedRules verified = VerifiedRules.of(database, unanswerable);

    assertThat(verified.status()).isEqualTo(3);
  }
}
