package org.schemaassurance.rehearse.hints;

import java.util.Set;
import org.schemaassurance.files.TextResource;
import org.schemaassurance.model.Severity;

/**
 * One pattern that is looked for.
 *
 * @param id in kebab case; its page is a resource of that name
 * @param severity of what it finds on a table of unknown size
 * @param byDefault whether it is looked for unless somebody asks; opinions are not
 * @param weight what the size of the table in production does to it
 * @param explains ids of hints that tell a consequence of this one: of the same object they are not
 *     told beside it, so that one cause is one finding
 */
public record Hint(
    String id, Severity severity, boolean byDefault, Weight weight, Set<String> explains) {

  /** What the size of a table does to a hint about it. */
  public enum Weight {
    /** Nothing: it is as bad for a small one. */
    ANY_SIZE,
    /** Whoever waits is more the larger it is: on a large table a warning is an error. */
    TRAFFIC,
    /** It takes longer the more rows there are: as well, and of a small table it is not told. */
    ROWS
  }

  /** What breaks, loses rows or stops production wherever it is run. */
  static Hint error(String id, Weight weight, String... explains) {
    return new Hint(id, Severity.ERROR, true, weight, Set.of(explains));
  }

  /** What hurts where there are rows or traffic. */
  static Hint warning(String id, Weight weight, String... explains) {
    return new Hint(id, Severity.WARNING, true, weight, Set.of(explains));
  }

  /** What some would do otherwise. */
  static Hint opinion(String id) {
    return new Hint(id, Severity.WARNING, false, Weight.ANY_SIZE, Set.of());
  }

  /** Its page, in Markdown: the problem, what happens in production, how it is done safely. */
  public String page() {
    return TextResource.required(Hint.class, id + ".md");
  }

  /** The line below the page's heading, which says what it tells. */
  public String firstSentence() {
    return TextResource.firstSentence(page());
  }
}
