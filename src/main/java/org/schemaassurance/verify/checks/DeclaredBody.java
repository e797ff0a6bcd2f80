package org.schemaassurance.verify.checks;

import java.util.Optional;
import org.schemaassurance.files.FileKind;
import org.schemaassurance.sql.ObjectName;
import org.schemaassurance.sql.RoutineSource;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.yaml.YamlMapping;

/** The body that a function has to have: given in the rule, or in a file that creates it. */
final class DeclaredBody {
  private DeclaredBody() {}

  /**
   * Reads {@code body:} or {@code body_from:}; empty if there is neither.
   *
   * @throws org.schemaassurance.model.UsageException with file, line and column
   */
  static Optional<String> read(YamlMapping mapping, ObjectName.Signature signature) {
    Optional<String> inline = mapping.optionalText("body");
    if (!mapping.has("body_from")) {
      return inline;
    }
    if (inline.isPresent()) {
      throw mapping.problemWith("body_from", "expected either 'body' or 'body_from', found both");
    }
    String source = mapping.projectFile("body_from", FileKind.ROUTINE).content();
    try {
      return Optional.of(RoutineSource.bodyOf(signature.name(), source));
    } catch (SqlTextException unreadable) {
      // Its own sentence would show what stands in a file that may be any.
      throw mapping.problemWith(
          "body_from",
          "there is no CREATE FUNCTION with a body behind AS for the rule's function in the file");
    }
  }
}
