package com.example.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schemaassurance.junit.SchemaAssertions.assertThatSchema;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.schemaassurance.junit.AssuredDatabase;
import org.schemaassurance.junit.SchemaChecks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.annotation.Import;

/** Rules, behaviours and the snapshot beside tests of repositories, on what Spring's Liquibase has made. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(TestDatabase.class)
class BooksTest {
  @TestFactory
  Stream<DynamicNode> schema(@Autowired AssuredDatabase database) {
    return SchemaChecks.of(database)
        .rules("verify-rules")
        .snapshot("schema-snapshot.yaml")
        .dynamicTests();
  }

  /** For rules and snapshots any data source will do. */
  @Test
  void theSchemaIsTheOneOfTheSnapshot(@Autowired DataSource dataSource) {
    assertThatSchema(dataSource).followsRules("verify-rules").isLike("schema-snapshot.yaml");
  }

  @Test
  void aBookThatIsLentIsRemembered(@Autowired Books books) {
    Book book = books.saveAndFlush(new Book("9780000000002", "A title"));
    book.lendTo("somebody");
    books.saveAndFlush(book);

    assertThat(books.loansOf("9780000000002")).isEqualTo(1);
  }
}
