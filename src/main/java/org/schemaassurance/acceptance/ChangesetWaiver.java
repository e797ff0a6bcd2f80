package org.schemaassurance.acceptance;

import java.util.Optional;
import org.schemaassurance.model.Acceptance;
import org.schemaassurance.model.Finding;
import org.schemaassurance.model.SourceLocation;

/**
 * Somebody's word that what a rehearsal says of a changeset is accepted for a time.
 *
 * @param waiver whose object is the changeset, {@code file::id::author}
 */
public record ChangesetWaiver(Waiver waiver) implements Accepted {
  @Override
  public boolean means(Finding broken) {
    return broken.status() == Finding.Status.BROKEN
        && broken.rule().name().equals(waiver.rule())
        && broken.changeset().equals(Optional.of(waiver.object()));
  }

  @Override
  public String object() {
    return waiver.object();
  }

  @Override
  public Acceptance acceptance() {
    return waiver.acceptance();
  }

  @Override
  public SourceLocation location() {
    return waiver.location();
  }

  @Override
  public Wording wording() {
    return waiver.wording();
  }
}
