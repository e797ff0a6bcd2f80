package org.schemaassurance.verify;

import java.util.List;
import java.util.Optional;

/** Questions to the tables' rows. */
public interface DataQueries {

  /** Runs a query and hands on its rows, at most as many as given; a NULL is an empty text. */
  Answer rows(String query, int limit);

  /**
   * Counts a query's rows and hands on the key columns of the first few.
   *
   * @param key names of columns of the query
   */
  Answer count(String query, List<String> key, int samples);

  /** Either an answer or the reason why there is none. */
  sealed interface Answer {
    /**
     * @param total how many rows there are, also of those that were not handed on
     */
    record Rows(List<String> columns, List<List<String>> rows, long total) implements Answer {
      public Rows {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
      }
    }

    /**
     * The server, or we, would not answer.
     *
     * @param reason one sentence
     * @param hint what would make an answer possible
     * @param byAValue whether a value was refused where it was computed, as it would be wherever it
     *     is: one that is out of range, or for which a function raises an error
     */
    record Refused(String reason, Optional<String> hint, boolean byAValue)
        implements Answer, Refusal {

      /** Where no value is to blame. */
      public Refused(String reason, Optional<String> hint) {
        this(reason, hint, false);
      }
    }
  }
}
