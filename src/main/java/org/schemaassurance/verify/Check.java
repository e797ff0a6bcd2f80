package org.schemaassurance.verify;

import java.util.List;
import org.schemaassurance.rules.Declaration;
import org.schemaassurance.rules.DeclarationKind;

/**
 * One kind of check: how it is declared and how it is judged.
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
}
