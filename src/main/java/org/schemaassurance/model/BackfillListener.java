package org.schemaassurance.model;

/** Is told what goes on, by the thread that runs the batches. */
public interface BackfillListener {
  /** Hears nothing. */
  BackfillListener NONE =
      new BackfillListener() {
        @Override
        public void progressed(BackfillProgress progress) {
          // Nobody is there.
        }

        @Override
        public void remarked(String sentence) {
          // Nobody is there.
        }
      };

  /** It is a backfill's turn, by its name; what follows is of that one. */
  default void begins(String backfill) {}

  /** A batch was committed. */
  void progressed(BackfillProgress progress);

  /** Something that a person should know, in one sentence. */
  void remarked(String sentence);

  /** The backfill is over, however it ended. */
  default void ended() {}
}
