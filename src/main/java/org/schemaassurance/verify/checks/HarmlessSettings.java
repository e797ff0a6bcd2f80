package org.schemaassurance.verify.checks;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Settings under which statements do the same, be it slower, elsewhere on the disk, or printed in
 * other words. Source: PostgreSQL manual, "Server Configuration", of 14 to 18.
 */
final class HarmlessSettings {
  private static final Set<String> NAMES =
      Set.of(
          ("application_name array_nulls backend_flush_after backslash_quote bytea_output"
                  + " check_function_bodies client_connection_check_interval client_min_messages"
                  + " commit_delay commit_siblings compute_query_id constraint_exclusion"
                  + " createrole_self_grant cursor_tuple_fraction datestyle deadlock_timeout"
                  + " default_statistics_target default_table_access_method default_tablespace"
                  + " default_text_search_config default_toast_compression"
                  + " default_transaction_deferrable effective_cache_size"
                  + " effective_io_concurrency escape_string_warning extra_float_digits"
                  + " file_copy_method from_collapse_limit gin_pending_list_limit"
                  + " hash_mem_multiplier icu_validation_level intervalstyle"
                  + " io_combine_limit join_collapse_limit lc_messages lc_monetary lc_numeric"
                  + " lc_time lo_compat_privileges logical_decoding_work_mem maintenance_work_mem"
                  + " maintenance_io_concurrency max_parallel_maintenance_workers"
                  + " max_parallel_workers max_parallel_workers_per_gather"
                  + " min_parallel_index_scan_size min_parallel_table_scan_size"
                  + " parallel_leader_participation parallel_setup_cost parallel_tuple_cost"
                  + " password_encryption plan_cache_mode plpgsql.check_asserts"
                  + " plpgsql.extra_warnings plpgsql.print_strict_params quote_all_identifiers"
                  + " random_page_cost recursive_worktable_factor seq_page_cost"
                  + " standard_conforming_strings stats_fetch_consistency synchronize_seqscans"
                  + " synchronous_commit temp_buffers temp_tablespaces timezone"
                  + " timezone_abbreviations transaction_deferrable transaction_isolation transaction_read_only transform_null_equals update_process_title"
                  + " wal_compression wal_sender_timeout wal_skip_threshold work_mem xmlbinary"
                  + " xmloption")
              .split(" "));

  /**
   * Those that a session may begin with, since its applications are written for them, and a routine
   * written without them may not: what is read, compared or stored as text becomes another. A
   * transaction that has begun takes no other isolation, and refuses rows once it is read-only.
   */
  private static final Set<String> OF_SESSIONS =
      Set.of(
          ("array_nulls backslash_quote bytea_output datestyle default_text_search_config"
                  + " extra_float_digits intervalstyle lc_messages lc_monetary lc_numeric lc_time"
                  + " quote_all_identifiers standard_conforming_strings timezone"
                  + " timezone_abbreviations transaction_deferrable transaction_isolation"
                  + " transaction_read_only transform_null_equals xmlbinary xmloption")
              .split(" "));

  private static final Pattern FAMILIES =
      Pattern.compile(
          "(enable_|cpu_|debug_|geqo|jit|log_|tcp_|track_|trace_|vacuum_|auto_explain\\.|pg_stat_statements\\.|pgaudit\\.|pg_trgm\\.).*");

  private HarmlessSettings() {}

  /**
   * Whether a setting is one of them.
   *
   * @param name in lower case
   */
  static boolean contains(String name) {
    return NAMES.contains(name) || FAMILIES.matcher(name).matches();
  }

  /**
   * Whether a setting of a routine is one of them.
   *
   * @param setting as {@code name=value}
   */
  static boolean isIn(String setting) {
    String name = setting.split("=", 2)[0].toLowerCase(Locale.ROOT);
    return contains(name) && !OF_SESSIONS.contains(name);
  }
}
