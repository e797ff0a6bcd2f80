package org.schemaassurance.backfill;

/** Is told what goes on, by the thread that runs the batches. */
public interface BackfillListener {
  /** A batch was committed. */
  void progressed(BackfillProgress progress);

  /** Something that a person should know, in one sentence. */
  void remarked(String sentence);
}
