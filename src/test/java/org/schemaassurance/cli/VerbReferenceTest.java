package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schemaassurance.support.Reference;

final class VerbReferenceTest {
  private static final Terminal NOWHERE =
      new Terminal(
          new PrintWriter(Writer.nullWriter()),
          new PrintWriter(Writer.nullWriter()),
          Map.of(),
          Path.of("target", "no-home"),
          false);

  @Test
  void theVerbReferenceIsThatOfTheTool() throws IOException {
    Reference.assertCommitted(
        "verbs.md", new VerbReference(new CommandLineTool(NOWHERE).commands()).text());
  }

  @Test
  void everyVerbHasItsPartAndEveryOptionIsTold() {
    String text = new VerbReference(new CommandLineTool(NOWHERE).commands()).text();

    assertThat(text)
        .contains("\n## verify\n", "\n### rules waive\n", "\n### backfill status\n")
        .contains("`--no-samples`", "`--host=HOST`", "`--database-changelog-lock-table-name=TABLE`")
        .doesNotContain("COMPLETION-CANDIDATES", "DEFAULT-VALUE");
  }
}
