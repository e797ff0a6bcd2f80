package org.schemaassurance.lint;

import org.schemaassurance.files.TextResource;
import org.schemaassurance.model.Severity;

/**
 * One thing that is looked for.
 *
 * @param id in kebab case; its page is a resource of that name
 * @param section the heading under which a person reads it
 * @param severity of what it finds, unless somebody says otherwise
 * @param byDefault whether it is looked for unless somebody asks; opinions are not
 * @param nothing the sentence where there is none of it
 */
public record Lint(
    String id, String section, Severity severity, boolean byDefault, String nothing) {

  /** The same with what it finds weighed otherwise. */
  Lint withSeverity(Severity other) {
    return new Lint(id, section, other, byDefault, nothing);
  }

  /** Its page, in Markdown: what it tells, why that matters, an example, what to do. */
  public String page() {
    return TextResource.required(Lint.class, id + ".md");
  }

  /** The line below the page's heading, which says what it tells. */
  public String firstSentence() {
    return TextResource.firstSentence(page());
  }
}
