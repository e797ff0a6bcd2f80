package org.schemaassurance.rehearse.trace;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.schemaassurance.model.SqlIdentifier;
import org.schemaassurance.sql.Commands;
import org.schemaassurance.sql.SqlLexer;
import org.schemaassurance.sql.SqlTextException;
import org.schemaassurance.sql.Token;

/**
 * What has to be known of a statement before it runs: how it can be looked at. What it locks is not
 * read from its text.
 *
 * @param first its first word, in lower case
 * @param concurrently whether it has that word
 * @param insertsInto the table of a single INSERT, as SQL has it
 * @param names that stand in it, qualified where they are, as SQL has them in quotes: tables,
 *     columns and keywords alike
 */
record Command(
    Handling handling,
    String first,
    boolean concurrently,
    Optional<String> insertsInto,
    List<String> names) {

  /** How a statement can be looked at. */
  enum Handling {
    /** Liquibase's own about its tables, or a question that has to do with none: not told of. */
    OWN,
    /** It touches no table, or ends a transaction: not at all. */
    NO_TABLES,
    /** It means the same in a transaction block, at whose end its locks can be looked at. */
    IN_TRANSACTION,
    /** It has transactions of its own, and takes its locks of tables that it names. */
    OWN_TRANSACTIONS,
    /** It may commit, nobody sees where. */
    UNKNOWN
  }

  private static final Set<String> NO_TABLES =
      words(
          "set reset begin start savepoint release commit end rollback abort discard listen notify"
              + " unlisten deallocate prepare checkpoint load");

  /** What cannot run in a transaction block, or is of the whole server. */
  private static final Set<String> OBJECTS_WITHOUT_TABLES =
      words("database tablespace subscription system role user group");

  private static final Set<String> DEFINES = words("create alter drop");

  private static final Set<String> IN_TRANSACTION =
      words(
          "select with values table insert update delete merge truncate create alter drop comment"
              + " grant revoke refresh security import analyze analyse explain reassign copy do");

  /** REINDEX and CLUSTER of a partitioned table cannot run in a transaction block. */
  private static final Set<String> OWN_TRANSACTIONS = words("vacuum reindex cluster");

  private static final Set<String> OF_LIQUIBASE = words("select insert update delete");

  /** INSERT INTO stand before it. */
  private static final int INSERTED = 2;

  /** What may end a transaction inside of DO. */
  private static final Pattern MAY_COMMIT =
      Pattern.compile("\\b(commit|rollback|call|execute)\\b", Pattern.CASE_INSENSITIVE);

  Command {
    names = List.copyOf(names);
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /**
   * Reads a text, which may hold several commands.
   *
   * @param ownTables names of Liquibase's tables, in lower case
   */
  static Command of(String sql, Set<String> ownTables) {
    try {
      List<Token> tokens = SqlLexer.tokenize(sql);
      List<List<Token>> commands = Commands.of(tokens);
      List<String> names = names(tokens);
      return new Command(
          handling(commands, ownTables),
          tokens.isEmpty() ? "" : first(tokens),
          tokens.stream().anyMatch(token -> token.isWord("concurrently")),
          Optional.of(names)
              .filter(some -> commands.size() == 1 && some.size() > INSERTED && isInsert(tokens))
              .map(some -> some.get(INSERTED)),
          names);
    } catch (SqlTextException unreadable) {
      // The server may read it all the same: psql's variables, an operator that we don't know.
      return new Command(Handling.UNKNOWN, "", false, Optional.empty(), List.of());
    }
  }

  /** Whether it is VACUUM, REINDEX or CLUSTER, which are about all tables if they name none. */
  boolean maintains() {
    return OWN_TRANSACTIONS.contains(first);
  }

  boolean vacuums() {
    return first.equals("vacuum");
  }

  private static boolean isInsert(List<Token> command) {
    return command.size() > INSERTED
        && command.get(0).isWord("insert")
        && command.get(1).isWord("into")
        && command.get(INSERTED).isName();
  }

  private static String first(List<Token> command) {
    return command.get(0).text().toLowerCase(Locale.ROOT);
  }

  private static Handling handling(List<List<Token>> commands, Set<String> ownTables) {
    List<Handling> each =
        commands.stream().map(command -> handlingOf(command, ownTables)).distinct().toList();
    if (each.isEmpty()) {
      return Handling.NO_TABLES;
    }
    boolean together = each.size() == 1 && (commands.size() == 1 || isSafeTogether(each.get(0)));
    return together ? each.get(0) : Handling.UNKNOWN;
  }

  /** The driver sends several commands at once, and the server runs them as one transaction. */
  private static boolean isSafeTogether(Handling handling) {
    return handling == Handling.IN_TRANSACTION || handling == Handling.OWN;
  }

  private static Handling handlingOf(List<Token> command, Set<String> ownTables) {
    String first = first(command);
    String second = command.size() > 1 ? command.get(1).text() : "";
    boolean definesTable = DEFINES.contains(first) && second.equals("table");
    if (first.equals("show")
        || ((OF_LIQUIBASE.contains(first) || definesTable) && mentions(command, ownTables))) {
      return Handling.OWN;
    }
    if (NO_TABLES.contains(first)
        || (DEFINES.contains(first) && OBJECTS_WITHOUT_TABLES.contains(second))) {
      return Handling.NO_TABLES;
    }
    if (OWN_TRANSACTIONS.contains(first) || worksConcurrently(first, command)) {
      return Handling.OWN_TRANSACTIONS;
    }
    return IN_TRANSACTION.contains(first) && !mayCommit(first, command)
        ? Handling.IN_TRANSACTION
        : Handling.UNKNOWN;
  }

  private static boolean mentions(List<Token> command, Set<String> tables) {
    return command.stream()
        .anyMatch(
            token -> token.isName() && tables.contains(token.text().toLowerCase(Locale.ROOT)));
  }

  /** REFRESH MATERIALIZED VIEW CONCURRENTLY is an ordinary statement. */
  private static boolean worksConcurrently(String first, List<Token> command) {
    return DEFINES.contains(first)
        && command.stream().anyMatch(token -> token.isWord("concurrently"));
  }

  private static boolean mayCommit(String first, List<Token> command) {
    return first.equals("do")
        && command.stream()
            .anyMatch(
                token ->
                    token.kind() == Token.Kind.STRING && MAY_COMMIT.matcher(token.text()).find());
  }

  private static List<String> names(List<Token> tokens) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).isName()) {
        boolean qualified =
            i + 2 < tokens.size()
                && tokens.get(i + 1).isPunctuation(".")
                && tokens.get(i + 2).isName();
        names.add(
            SqlIdentifier.quote(tokens.get(i).text())
                + (qualified ? "." + SqlIdentifier.quote(tokens.get(i + 2).text()) : ""));
        i += qualified ? 2 : 0;
      }
    }
    return List.copyOf(names);
  }
}
