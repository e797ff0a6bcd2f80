package org.schemaassurance.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** A page of docs/reference, which is generated: the committed one is what would be written. */
public final class Reference {
  private static final Path COMMITTED = Path.of("docs", "reference");
  private static final boolean IS_WRITTEN = Boolean.getBoolean("schemaassurance.write-reference");
  private static final String NOTICE =
      "<!-- Generated: 'make reference' writes it anew; a test compares. -->\n";

  private Reference() {}

  /**
   * Fails if the committed page is another one; under the system property {@code
   * schemaassurance.write-reference} it is written instead.
   *
   * @param name of the file
   * @param text the page, behind its notice
   */
  public static void assertCommitted(String name, String text) throws IOException {
    Path page = COMMITTED.resolve(name);
    if (IS_WRITTEN) {
      Files.createDirectories(COMMITTED);
      Files.writeString(page, NOTICE + text);
    }
    assertThat(page).as("'make reference' writes it anew").exists().hasContent(NOTICE + text);
  }

  /** A page as a part of another one: its headings are so many levels lower. */
  public static String lowered(String page, int levels) {
    StringBuilder text = new StringBuilder();
    boolean isCode = false;
    for (String line : page.split("\n", -1)) {
      isCode ^= line.startsWith("```");
      text.append(!isCode && line.startsWith("#") ? "#".repeat(levels) : "")
          .append(line)
          .append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  /** A text in the cell of a table. */
  public static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
  }

  /** The anchor of a heading, as GitHub has it. */
  public static String anchor(String heading) {
    return Pattern.compile("[^\\w -]")
        .matcher(heading.toLowerCase(Locale.ROOT))
        .replaceAll("")
        .replace(' ', '-');
  }
}
