package org.schemaassurance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schemaassurance.model.FoundChangelog;

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

  private void print(String verb, List<String> arguments, String why) {
    out.println("  # " + why);
    out.println(
        "  " + (ShellWords.ofThisTool() + " " + verb + " " + ShellWords.of(arguments)).strip());
  }
}
