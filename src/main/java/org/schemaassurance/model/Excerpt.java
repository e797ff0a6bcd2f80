package org.schemaassurance.model;

/** The beginning of a text in quotes, as a sentence shows it. */
public final class Excerpt {
  /** Characters: enough to find it again, too little to give a file away. */
  private static final int LONGEST = 40;

  private Excerpt() {}

  /** {@code 'text'}, or {@code 'its first forty characters…'}. */
  public static String of(String text) {
    if (text.length() <= LONGEST) {
      return "'" + text + "'";
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return "'" + text.substring(0, end) + "…'";
  }
}
