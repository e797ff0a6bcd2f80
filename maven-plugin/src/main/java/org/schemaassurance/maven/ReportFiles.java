package org.schemaassurance.maven;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.schemaassurance.model.Report;
import org.schemaassurance.model.UndeterminedException;
import org.schemaassurance.report.HtmlReport;
import org.schemaassurance.report.JsonReport;
import org.schemaassurance.report.JunitReport;
import org.schemaassurance.report.ReportFormat;
import org.schemaassurance.report.RulePages;
import org.schemaassurance.report.SarifReport;

/**
 * The reports of a goal, each in every format that somebody may want.
 *
 * @param folder that they are written into; made when it is missing
 * @param version of the plugin, which is that of the tool
 */
record ReportFiles(Path folder, String version) {
  /** What writes into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  /**
   * Writes one report as text, HTML, JSON, JUnit's XML and SARIF.
   *
   * @param verb what was done, which the files are named after
   * @param text the format for people
   */
  void write(String verb, Report report, ReportFormat text, RulePages pages) {
    write(verb, report, text, pages, Map.of());
  }

  /**
   * The same, of what has formats of its own.
   *
   * @param own those, by the ending of a file's name, such as {@code .html}
   */
  void write(
      String verb,
      Report report,
      ReportFormat text,
      RulePages pages,
      Map<String, ReportFormat> own) {
    Map<String, ReportFormat> formats = new LinkedHashMap<>();
    formats.put(".txt", text);
    formats.put(".html", new HtmlReport(version));
    formats.put(".json", new JsonReport(version));
    formats.put(".junit.xml", new JunitReport());
    formats.put(".sarif", new SarifReport(version, verb, pages));
    formats.putAll(own);
    formats.forEach(
        (ending, format) -> write(verb + ending, writer -> format.write(report, writer)));
  }

  /**
   * Writes a file of the folder.
   *
   * @throws UndeterminedException if that fails
   */
  void write(String name, Content content) {
    write(folder.resolve(name), content);
  }

  /**
   * Writes a file, whose folder is made when it is missing.
   *
   * @throws UndeterminedException if that fails
   */
  static void write(Path file, Content content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(file)) {
        content.writeTo(writer);
      }
    } catch (IOException failed) {
      throw new UndeterminedException(
          "The file " + file + " could not be written: " + failed.getMessage() + ".", failed);
    }
  }
}
