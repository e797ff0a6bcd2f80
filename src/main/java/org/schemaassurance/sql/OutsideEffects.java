package org.schemaassurance.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a text of SQL or PL/pgSQL does that no rollback takes back, as far as it is written down:
 * calls of functions that act in another session, in files or on the server, and COPY of a file or
 * a program. Texts within the text are looked at as well, since EXECUTE may run them.
 */
public final class OutsideEffects {
  /**
   * By name, in whatever schema: PostgreSQL's own (manual, "System Administration Functions"), and
   * those of dblink, adminpack, http, pg_background, aws_s3 and the like.
   */
  private static final Pattern FUNCTIONS =
      Pattern.compile(
          "dblink.*|lo_import|lo_export|pg_read_file|pg_read_binary_file|pg_stat_file|pg_ls_.*"
              + "|pg_file_.*|pg_logdir_ls|pg_terminate_backend|pg_cancel_backend|pg_reload_conf"
              + "|pg_rotate_logfile.*|pg_switch_wal|pg_create_restore_point|pg_promote"
              + "|pg_backup_start|pg_backup_stop|pg_start_backup|pg_stop_backup|pg_wal_replay_.*"
              + "|pg_logical_emit_message|pg_create_.*_replication_slot"
              + "|pg_drop_replication_slot|pg_copy_.*_replication_slot|pg_replication_.*"
              + "|pg_logical_slot_.*|pg_stat_reset.*|pg_stat_clear_snapshot|setval"
              + "|pg_log_backend_memory_contexts|pg_background_.*|http|http_(?:get|post|put|patch"
              + "|delete|head)|aws_lambda|query_export_to_s3|table_import_from_s3"
              + "|pg_export_snapshot|pg_advisory_lock|pg_advisory_lock_shared"
              + "|pg_try_advisory_lock|pg_try_advisory_lock_shared");

  /** Strings in strings; more are no EXECUTE that somebody wrote. */
  private static final int DEEPEST = 4;

  private OutsideEffects() {}

  /**
   * The first such effect, as a part of a sentence: {@code calls dblink_exec}.
   *
   * @throws SqlTextException if the text can't be split into tokens
   */
  public static Optional<String> in(String text) {
    return in(SqlLexer.tokenize(text), DEEPEST);
  }

  /** Whether it runs texts that nobody sees beforehand. */
  public static boolean runsText(String text) {
    List<Token> tokens = SqlLexer.tokenize(text);
    for (int i = 0; i < tokens.size(); i++) {
      // EXECUTE FUNCTION is a trigger's, and GRANT EXECUTE ON a right.
      if (tokens.get(i).isWord("execute") && !isWord(tokens, i + 1, Set.of("function", "on"))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> in(List<Token> tokens, int depth) {
    for (int i = 0; i < tokens.size(); i++) {
      Optional<String> effect = at(tokens, i, depth);
      if (effect.isPresent()) {
        return effect;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> at(List<Token> tokens, int i, int depth) {
    Token token = tokens.get(i);
    if (token.kind() == Token.Kind.STRING && depth > 0) {
      return inString(token.text(), depth - 1);
    }
    if (token.isName()
        && i + 1 < tokens.size()
        && tokens.get(i + 1).isPunctuation("(")
        && FUNCTIONS.matcher(token.text()).matches()) {
      return Optional.of("calls " + token.text() + "()");
    }
    return token.isWord("copy") ? copy(tokens, i) : Optional.empty();
  }

  private static Optional<String> inString(String text, int depth) {
    try {
      return in(SqlLexer.tokenize(text), depth);
    } catch (SqlTextException noSql) {
      return Optional.empty();
    }
  }

  /** {@code COPY t FROM 'file'}, {@code COPY t TO PROGRAM '…'}. */
  private static Optional<String> copy(List<Token> tokens, int start) {
    for (int i = start + 1; i + 1 < tokens.size() && !tokens.get(i).isPunctuation(";"); i++) {
      if (tokens.get(i).isWord("program")) {
        return Optional.of("runs a program of the server (COPY … PROGRAM)");
      }
      if (isWord(tokens, i, Set.of("to", "from"))
          && tokens.get(i + 1).kind() == Token.Kind.STRING) {
        return Optional.of("reads or writes a file of the server (COPY)");
      }
    }
    return Optional.empty();
  }

  private static boolean isWord(List<Token> tokens, int i, Set<String> words) {
    return i < tokens.size()
        && tokens.get(i).kind() == Token.Kind.WORD
        && words.contains(tokens.get(i).text());
  }
}
