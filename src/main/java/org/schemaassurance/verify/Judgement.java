package org.schemaassurance.verify;

import java.util.Optional;
import org.schemaassurance.model.Severity;
import org.schemaassurance.model.StatisticsTable;

/** What a check says of one object. */
public sealed interface Judgement {
  /** The qualified name of what is judged. */
  String object();

  /** One sentence that names the object. */
  String message();

  /** It is as declared, and in force. */
  record Holds(String object, String message) implements Judgement {}

  /**
   * It is not as declared, or not in force.
   *
   * @param message names object, expected and found
   * @param severity overrides the rule's where the check knows better
   */
  record Broken(
      String object,
      String message,
      String expected,
      String actual,
      Optional<String> hint,
      Optional<Severity> severity)
      implements Judgement {

    public Broken(String object, String message, String expected, String actual, String hint) {
      this(object, message, expected, actual, Optional.of(hint), Optional.empty());
    }

    /** The same, as something to be shown that leaves the verdict. */
    public Broken asWarning() {
      return new Broken(object, message, expected, actual, hint, Optional.of(Severity.WARNING));
    }
  }

  /** There is nothing to judge, but figures to show. */
  record Shown(String object, StatisticsTable statistics) implements Judgement {
    @Override
    public String message() {
      return object + " were counted";
    }
  }

  /**
   * An outcome that rests on a count.
   *
   * @param violations how many rows violate an invariant, 0 included
   */
  record Counted(Judgement outcome, long violations) implements Judgement {
    @Override
    public String object() {
      return outcome.object();
    }

    @Override
    public String message() {
      return outcome.message();
    }
  }

  /** It could not be found out. */
  record Unknown(String object, String message, Optional<String> hint) implements Judgement {}
}
