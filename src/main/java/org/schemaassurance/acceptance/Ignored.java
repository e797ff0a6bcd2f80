package org.schemaassurance.acceptance;

import java.util.Optional;
import java.util.regex.Pattern;
import org.schemaassurance.model.Acceptance;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.SourceLocation;

/**
 * Somebody's word that a difference between schemas is accepted for a time.
 *
 * @param object the qualified name in the difference; {@code *} stands for any characters
 * @param difference missing, unexpected, changed or not enforced; empty for any
 * @param type the kind of object, such as {@code index}; empty for any
 */
public record Ignored(
    String object,
    Optional<String> difference,
    Optional<String> type,
    Acceptance acceptance,
    SourceLocation location)
    implements Accepted {
  private static final RuleIdentity RULE =
      new RuleIdentity("ignored difference", "ignored difference", "Checking what is ignored");

  /** The rule of a difference's finding is its kind, and the check is the kind of object. */
  @Override
  public boolean means(Finding broken) {
    return broken.status() == Finding.Status.BROKEN
        && difference.map(broken.rule().name()::equals).orElse(true)
        && type.map(broken.rule().check()::equals).orElse(true)
        && pattern().matcher(broken.object()).matches();
  }

  private Pattern pattern() {
    return Pattern.compile(
        "\\Q" + object.replace("\\E", "\\E\\\\E\\Q").replace("*", "\\E.*\\Q") + "\\E",
        Pattern.DOTALL);
  }

  @Override
  public Wording wording() {
    return new Wording(
        RULE,
        "ignored " + object,
        "entry",
        "an entry that counts",
        "a difference that it ignores",
        "none",
        "what it ignores");
  }
}
