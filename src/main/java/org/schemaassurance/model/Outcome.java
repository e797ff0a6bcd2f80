package org.schemaassurance.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of judging one object. */
public sealed interface Outcome {

  /** One sentence about the object, made of what is known: nobody else puts it together. */
  String sentenceAbout(JudgedObject object);

  /** It is as declared, and in force. */
  record Holds(String sentence) implements Outcome {
    @Override
    public String sentenceAbout(JudgedObject object) {
      return sentence;
    }
  }

  /**
   * It is not as declared, or not in force.
   *
   * @param mismatches never empty
   * @param hint what to do next
   * @param missing the table that is not there, so that nothing else of the rule was looked at
   */
  record Broken(List<Mismatch> mismatches, Optional<String> hint, Optional<String> missing)
      implements Outcome {
    public Broken {
      mismatches = List.copyOf(mismatches);
    }

    public Broken(List<Mismatch> mismatches, Optional<String> hint) {
      this(mismatches, hint, Optional.empty());
    }

    public Broken(Phrase expected, Phrase found, Optional<String> hint) {
      this(List.of(new Mismatch(expected, found)), hint);
    }

    @Override
    public String sentenceAbout(JudgedObject object) {
      return mismatches.stream()
          .map(Mismatch::said)
          .collect(Collectors.joining("; ", object.said() + ": ", "."))
          .replaceFirst("\\.\\.$", ".");
    }

    /** What was expected, a line a mismatch. */
    public String expected() {
      return lines(mismatches.stream().map(Mismatch::expected).toList());
    }

    /** What there is instead, a line a mismatch. */
    public String found() {
      return lines(mismatches.stream().map(Mismatch::found).toList());
    }

    private static String lines(List<Phrase> phrases) {
      return phrases.stream().map(Phrase::brief).collect(Collectors.joining("\n"));
    }

    /** The same with other advice. */
    public Broken withHint(Optional<String> other) {
      return new Broken(mismatches, other, missing);
    }

    /** The same, for want of a table. */
    public Broken forWantOf(String table) {
      return new Broken(mismatches, hint, Optional.of(table));
    }
  }

  /**
   * It could not be found out.
   *
   * @param sentence what could not, of which object, and why
   */
  record Unknown(String sentence, Optional<String> hint) implements Outcome {
    @Override
    public String sentenceAbout(JudgedObject object) {
      return sentence;
    }
  }

  /** It is broken, and somebody has accepted that for a time. */
  record Waived(Broken broken, Acceptance acceptance) implements Outcome {
    @Override
    public String sentenceAbout(JudgedObject object) {
      return broken.sentenceAbout(object) + " (" + acceptance + ")";
    }
  }
}
