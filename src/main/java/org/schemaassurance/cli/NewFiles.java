package org.schemaassurance.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.schemaassurance.Schema;
import org.schemaassurance.model.SchemaSnapshot;
import org.schemaassurance.model.UndeterminedException;

/** Files that are written where none is, and told either way. */
final class NewFiles {
  static final Path SCHEMA_RULES = ProjectFiles.RULES.resolve("schema.yaml");
  static final Path CHANGELOG_RULE = ProjectFiles.RULES.resolve("changelog.yaml");
  static final Path JSON_SCHEMA = ProjectFiles.RULES.resolve("rules.schema.json");

  private final Terminal terminal;
  private final boolean dryRun;
  private final boolean hasRules;
  private final List<Path> written = new ArrayList<>();

  /**
   * @param dryRun whether nothing is written
   */
  NewFiles(Terminal terminal, boolean dryRun) {
    this.terminal = terminal;
    this.dryRun = dryRun;
    this.hasRules = hasRules();
  }

  boolean isDryRun() {
    return dryRun;
  }

  /** Whether there is one, which is told. */
  boolean leaves(Path file) {
    boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    if (isThere) {
      say("Left as it is: " + file + ".");
    }
    return isThere;
  }

  /** Whether there are rules, which is told: one more of a name that is taken would be refused. */
  boolean leavesRules() {
    if (hasRules) {
      say("Left as it is: " + ProjectFiles.RULES + ", which has rules already.");
    }
    return hasRules;
  }

  /** Whether there were rules before. */
  boolean hadRules() {
    return hasRules;
  }

  /** Whether none was there. */
  boolean write(Path file, String text) {
    return write(file, writer -> writer.write(text));
  }

  void write(Path file, SchemaSnapshot snapshot) {
    write(file, writer -> Schema.write(snapshot, writer));
  }

  private boolean write(Path file, WholeFile.Content content) {
    if (leaves(file)) {
      return false;
    }
    WholeFile target = new WholeFile(file);
    target.requireWritable("What init makes");
    if (!dryRun) {
      target.write(content);
    }
    say((dryRun ? "Would write: " : "Written: ") + file + ".");
    written.add(file);
    return true;
  }

  /** Those that were not there before. */
  List<Path> written() {
    return List.copyOf(written);
  }

  /** Replaces one that was written just now. */
  void rewrite(Path file, String text) {
    new WholeFile(file).write(text);
  }

  void say(String sentence) {
    terminal.out().println(sentence);
  }

  private static boolean hasRules() {
    if (!Files.isDirectory(ProjectFiles.RULES)) {
      return false;
    }
    try (Stream<Path> files = Files.list(ProjectFiles.RULES)) {
      return files.anyMatch(file -> file.toString().matches(".*\\.ya?ml"));
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The folder " + ProjectFiles.RULES + " cannot be read: " + failed.getMessage() + ".",
          failed);
    }
  }
}
