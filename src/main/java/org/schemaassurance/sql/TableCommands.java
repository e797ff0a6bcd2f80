package org.schemaassurance.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The commands of a body that change tables, or silence their triggers. */
public final class TableCommands {
  private static final String SETTING = "session_replication_role";
  private static final Set<String> CATALOGS = Set.of("pg_trigger", "pg_class");

  private static final Pattern COMMAND = Pattern.compile("\\s*[a-zA-Z]+\\s+\\S");

  /** Under these the triggers of users fire. */
  private static final Set<String> LOUD = Set.of("origin", "local", "default");

  /**
   * One of them.
   *
   * @param words how a sentence calls it: {@code ALTER TABLE … DISABLE TRIGGER}
   * @param table none where its name is put together as it runs, or where it may be any
   * @param silences whether triggers do not fire any more because of it
   */
  public record Command(String words, Optional<TableReference> table, boolean silences) {}

  private final List<Token> tokens;
  private final List<Command> found;

  private TableCommands(List<Token> tokens, List<Command> found) {
    this.tokens = tokens;
    this.found = found;
  }

  /**
   * Those commands, in their order.
   *
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static List<Command> in(String body) {
    List<Command> found = new ArrayList<>();
    for (List<Token> tokens : NestedTexts.of(body)) {
      TableCommands commands = new TableCommands(tokens, found);
      for (int i = 0; i < tokens.size(); i++) {
        commands.readAt(i);
      }
    }
    for (RowWrites.Write write : RowWrites.in(body)) {
      if (write.table().map(TableReference::name).filter(CATALOGS::contains).isPresent()) {
        found.add(new Command(write.toString(), Optional.empty(), true));
      }
    }
    return found;
  }

  /**
   * Whether it sets {@code session_replication_role}, to something under which triggers do not fire
   * as far as that can be seen.
   *
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static boolean setReplicationRole(String body) {
    return NestedTexts.of(body).stream()
        .anyMatch(tokens -> new TableCommands(tokens, List.of()).setReplicationRole());
  }

  /**
   * Whether it runs a text of which nothing is written down: {@code EXECUTE command}.
   *
   * @throws SqlTextException if the body can't be split into tokens
   */
  public static boolean runUnseenText(String body) {
    List<Token> tokens = SqlLexer.tokenize(body);
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isWord("execute")
          && tokens.subList(i, end(tokens, i)).stream().noneMatch(TableCommands::isCommand)) {
        return true;
      }
    }
    return false;
  }

  /** A text of two words at least, and not the name of something. */
  private static boolean isCommand(Token token) {
    return token.kind() == Token.Kind.STRING && COMMAND.matcher(token.text()).lookingAt();
  }

  private static int end(List<Token> tokens, int start) {
    int end = start;
    while (end < tokens.size() && !tokens.get(end).isPunctuation(";")) {
      end++;
    }
    return end;
  }

  private void readAt(int i) {
    if (are(i, "disable", "trigger")) {
      add("ALTER TABLE … DISABLE TRIGGER", alteredTable(i), true);
    } else if (are(i, "enable", "replica", "trigger")) {
      add("ALTER TABLE … ENABLE REPLICA TRIGGER", alteredTable(i), true);
    } else if (are(i, "drop", "trigger")) {
      add("DROP TRIGGER", tableBehindOn(i), true);
    } else if (are(i, "drop", "table")) {
      Optional<TableReference> table = TableReference.at(tokens, i + 1);
      add("DROP TABLE", table, table.isPresent());
    } else if (are(i, "alter", "table")) {
      add("ALTER TABLE", TableReference.at(tokens, i + 1), false);
    }
  }

  private void add(String words, Optional<TableReference> table, boolean silences) {
    found.add(new Command(words, table, silences));
  }

  /** The one of the ALTER TABLE before it in the same command. */
  private Optional<TableReference> alteredTable(int at) {
    for (int i = at; i > 0 && !tokens.get(i).isPunctuation(";"); i--) {
      if (are(i - 1, "alter", "table")) {
        return TableReference.at(tokens, i);
      }
    }
    return Optional.empty();
  }

  private Optional<TableReference> tableBehindOn(int at) {
    for (int i = at; i < tokens.size() && !tokens.get(i).isPunctuation(";"); i++) {
      if (tokens.get(i).isWord("on")) {
        return TableReference.at(tokens, i + 1);
      }
    }
    return Optional.empty();
  }

  private boolean setReplicationRole() {
    for (int i = 0; i < tokens.size(); i++) {
      boolean command =
          tokens.get(i).isWord(SETTING) && (are(i - 1, "set") || are(i - 2, "set") && i > 1);
      boolean call =
          i > 1
              && tokens.get(i).kind() == Token.Kind.STRING
              && tokens.get(i).text().equalsIgnoreCase(SETTING)
              && are(i - 2, "set_config");
      if ((command || call) && !isLoud(i + 2)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLoud(int value) {
    return value < tokens.size()
        && LOUD.contains(tokens.get(value).text().toLowerCase(Locale.ROOT));
  }

  private boolean are(int start, String... words) {
    for (int i = 0; i < words.length; i++) {
      int at = start + i;
      if (at < 0 || at >= tokens.size() || !tokens.get(at).isWord(words[i])) {
        return false;
      }
    }
    return true;
  }
}
