package org.schemaassurance.model;

/**
 * What was expected or found, in words: as a field of a report has it, and as the sentence does,
 * which may say more.
 */
public record Phrase(String brief, String said) {

  /** The same words in both. */
  public static Phrase of(String words) {
    return new Phrase(words, words);
  }

  /** The same field, other words in the sentence. */
  public Phrase saying(String words) {
    return new Phrase(brief, words);
  }

  /** The same field, and more behind it in the sentence. */
  public Phrase addingInSentence(String words) {
    return new Phrase(brief, brief + words);
  }
}
