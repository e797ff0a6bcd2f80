package org.schemaassurance.sql;

import java.util.Optional;

/** Which casts make no difference that one of two expressions has and the other has not. */
interface CastTolerance {
  /** Each cast is one that somebody wrote. */
  CastTolerance NONE = (cast, bare, beside, operator) -> false;

  /**
   * Whether a cast that was printed and not written makes no difference.
   *
   * @param bare the operand without the cast
   * @param beside the other operand of the operator as it is written without the cast; empty where
   *     there is none
   * @param operator such as {@code operator +}; of a call its name
   */
  boolean adds(Node.Cast cast, Node bare, Optional<Node> beside, String operator);

  /** The same of a cast that was written and not printed. */
  default boolean drops(Node.Cast cast, Node bare, Optional<Node> beside, String operator) {
    return adds(cast, bare, beside, operator);
  }
}
