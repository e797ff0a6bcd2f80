package org.schemaassurance.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has a test for each rule, each behaviour, and the snapshot that a {@link SchemaAssured} class
 * names; the class has nothing to write.
 */
@ExtendWith(SchemaAssuranceExtension.class)
public interface SchemaTests {
  /** The tests, on a database of their own. */
  @TestFactory
  @DisplayName("schema")
  default Stream<DynamicNode> schema(SchemaChecks checks) {
    return checks.dynamicTests();
  }
}
