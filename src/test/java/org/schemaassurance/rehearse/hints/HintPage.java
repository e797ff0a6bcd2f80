package org.schemaassurance.rehearse.hints;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The examples of a hint's page.
 *
 * @param bad of which it is told
 * @param good the safe way, as SQL and as change types
 */
record HintPage(Example bad, List<Example> good) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```(sql|yaml|xml) (bad|good)\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * A changelog.
   *
   * @param format the end of its file's name
   */
  record Example(String hint, String kind, String format, String text) {
    String file() {
      return "example." + format;
    }

    @Override
    public String toString() {
      return hint + ", " + kind + " as " + format;
    }
  }

  static HintPage of(Hint hint) {
    return of(hint.id(), hint.page());
  }

  static HintPage of(String id, String page) {
    List<Example> examples = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      examples.add(new Example(id, block.group(2), block.group(1), block.group(3)));
    }
    return new HintPage(
        examples.stream().filter(each -> each.kind().equals("bad")).findFirst().orElseThrow(),
        examples.stream().filter(each -> each.kind().equals("good")).toList());
  }
}
