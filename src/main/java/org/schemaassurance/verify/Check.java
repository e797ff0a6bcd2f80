package org.schemaassurance.verify;

import java.util.List;
import org.schemaassurance.files.TextResource;
import org.schemaassurance.model.LiveSchema;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.DeclarationKind;

/**
 * One kind of check, and all that belongs to it: how it is declared and judged, and beside its
 * class, in files of its {@link #name}, what is written about it. What it is about and what it
 * reads, its declaration says.
 *
 * @param <D> what it declares
 */
public interface Check<D extends Declaration> extends DeclarationKind<D> {
  /** What {@link #read} makes, so that the engine can hand it back. */
  Class<D> declarationType();

  /**
   * Judges what was declared. Never empty: a check that matches nothing says so.
   *
   * <p>A check may throw; the engine then says that the rule could not be found out, and goes on.
   */
  List<Judgement> judge(D declaration, Evidence evidence);

  /**
   * Queries on tables' rows that judging will send beside those that are declared, or such that
   * have their names: looked at together beforehand, they need not be looked at one by one.
   */
  default List<String> foreseen(D declaration, LiveSchema schema) {
    return List.of();
  }

  /** Its page, in Markdown: the problem, what is compared, an example, how to repair. */
  default String page() {
    return TextResource.required(getClass(), name() + ".md");
  }

  /** The line below the page's heading, which says what the check is for. */
  default String firstSentence() {
    return TextResource.firstSentence(page());
  }

  /** How a rule of it is written: an object of JSON Schema. */
  default String schema() {
    return TextResource.required(getClass(), name() + ".schema.json");
  }
}
