package org.schemaassurance.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.Pipeline;

/** What to run once {@code init} has written its files. */
record NextVerbs(PrintWriter out) {
  /**
   * @param connection the options that were typed for the database; empty if none was read
   */
  void print(Optional<List<String>> connection, Optional<FoundChangelog> changelog) {
    List<String> database = connection.orElse(List.of());
    List<String> origins = changelog.map(ChangelogFlags::typed).orElse(List.of());
    out.println(
        connection.isPresent()
            ? "Next:"
            : "Next, with DB_HOST, DB_NAME, DB_USER and so on for a database that has it:");
    print("lint", database, "what anybody would want to know of it, without a rule");
    print("verify", database, "whether the rules hold");
    print(
        "drift",
        Stream.concat(database.stream(), origins.stream()).toList(),
        "whether anything is otherwise than in the snapshot");
  }

  /**
   * What comes behind them.
   *
   * @param files that were written
   * @param pipeline the one among them
   */
  void printCommit(List<Path> files, Optional<Pipeline> pipeline) {
    if (!files.isEmpty()) {
      out.println("  # then commit these files");
      out.println("  git add " + ShellWords.of(files.stream().map(Path::toString).toList()));
    }
    pipeline.ifPresent(
        where ->
            out.println(
                "  # and set the pipeline's "
                    + (where == Pipeline.GITHUB ? "secret " : "masked variable ")
                    + "SCHEMA_ASSURANCE_DB_URL, of a role that may only read: postgresql://role:password@host:5432/database"));
  }

  private void print(String verb, List<String> arguments, String why) {
    out.println("  # " + why);
    out.println(
        "  " + (ShellWords.ofThisTool() + " " + verb + " " + ShellWords.of(arguments)).strip());
  }
}
