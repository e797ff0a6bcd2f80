package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;

/**
 * What a probe would send, of which nothing has been sent.
 *
 * @param title what is probed, for a heading
 * @param opening what each transaction begins with
 * @param trials in their order, each in a transaction of its own that is rolled back
 * @param remarks what outlasts a rollback, and what is not seen beforehand; a sentence each
 */
public record ProbePlan(
    String title, Target target, List<String> opening, List<Trial> trials, List<String> remarks) {
  public ProbePlan {
    opening = List.copyOf(opening);
    trials = List.copyOf(trials);
    remarks = List.copyOf(remarks);
  }

  /**
   * One behaviour tried by one role.
   *
   * @param statements in their order
   * @param kept why none of them would be sent
   */
  public record Trial(
      String behaviour,
      String role,
      FileLine place,
      List<String> statements,
      Optional<String> kept) {
    public Trial {
      statements = List.copyOf(statements);
    }
  }
}
