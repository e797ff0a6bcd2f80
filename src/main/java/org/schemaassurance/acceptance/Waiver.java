package org.schemaassurance.acceptance;

import org.schemaassurance.model.Acceptance;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.RuleIdentity;
import org.schemaassurance.model.SourceLocation;
import org.schemaassurance.yaml.YamlMapping;

/**
 * Somebody's word that a broken rule is accepted for a time.
 *
 * @param rule the rule's name
 * @param object the qualified name in the finding
 */
public record Waiver(String rule, String object, Acceptance acceptance, SourceLocation location)
    implements Accepted {

  /**
   * Reads an entry of {@code waivers:}.
   *
   * @throws org.schemaassurance.model.UsageException with file, line and column
   */
  public static Waiver read(YamlMapping mapping) {
    Waiver waiver =
        new Waiver(
            mapping.text("rule"),
            mapping.text("object"),
            AcceptanceReader.read(mapping),
            mapping.location());
    mapping.refuseUnknownKeys();
    return waiver;
  }

  @Override
  public boolean means(Finding broken) {
    return broken.status() == Finding.Status.BROKEN
        && broken.rule().name().equals(rule)
        && broken.object().equals(object);
  }

  @Override
  public Wording wording() {
    return new Wording(
        new RuleIdentity(rule, "waiver", "Checking waivers"),
        "waiver of " + object,
        "waiver",
        "a waiver that counts",
        "a finding of rule " + rule,
        "none, so it waives nothing",
        object);
  }

  /** Whether another one waives the same, wherever it stands. */
  public boolean waivesTheSameAs(Waiver other) {
    return rule.equals(other.rule) && object.equals(other.object);
  }

  /** Whether another one says the same, wherever it stands. */
  public boolean saysTheSameAs(Waiver other) {
    return waivesTheSameAs(other) && acceptance.equals(other.acceptance);
  }
}
