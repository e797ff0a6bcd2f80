package org.schemaassurance.changelog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.schemaassurance.model.ChangelogOptions;

/**
 * A changelog of a few files, and what becomes of it after it was applied.
 *
 * @param files texts by their path; the first is the master file
 * @param laterFiles what they are at the end
 * @param laterSql what somebody does to Liquibase's table at the end
 */
record SmallChangelog(
    String name,
    UnaryOperator<ChangelogOptions.Builder> options,
    Map<String, byte[]> files,
    Map<String, byte[]> laterFiles,
    String laterSql) {

  /** How changesets are written. */
  enum Format {
    YAML,
    JSON,
    XML,
    SQL;

    String file(String name) {
      return name + "." + name().toLowerCase(java.util.Locale.ROOT);
    }

    String write(List<Changeset> changesets) {
      List<String> written = changesets.stream().map(this::write).toList();
      return switch (this) {
        case YAML -> "databaseChangeLog:\n" + String.join("", written);
        case JSON -> "{\"databaseChangeLog\": [" + String.join(",\n", written) + "]}\n";
        case XML -> xml("latest", String.join("\n", written));
        case SQL -> "--liquibase formatted sql\n" + String.join("", written);
      };
    }

    private String write(Changeset changeset) {
      Map<String, String> all = new LinkedHashMap<>();
      all.put("id", changeset.id());
      all.put("author", "k");
      all.putAll(changeset.attributes());
      return switch (this) {
        case YAML -> "  - " + json(all, changeset.sql()) + "\n";
        case JSON -> json(all, changeset.sql());
        case XML ->
            all.entrySet().stream()
                .map(each -> " %s=\"%s\"".formatted(each.getKey(), each.getValue()))
                .collect(
                    Collectors.joining(
                        "", "<changeSet", "><sql>" + changeset.sql() + "</sql></changeSet>"));
        case SQL ->
            changeset.attributes().entrySet().stream()
                .map(each -> " " + each.getKey() + ":" + quoted(each.getValue()))
                .collect(
                    Collectors.joining(
                        "", "--changeset k:" + changeset.id(), "\n" + changeset.sql() + ";\n"));
      };
    }

    private static String quoted(String value) {
      return value.matches("\\w+") ? value : '"' + value + '"';
    }

    private static String json(Map<String, String> attributes, String sql) {
      return attributes.entrySet().stream()
          .map(each -> "\"%s\": \"%s\"".formatted(each.getKey(), each.getValue()))
          .collect(
              Collectors.joining(
                  ", ",
                  "{\"changeSet\": {",
                  ", \"changes\": [{\"sql\": {\"sql\": \"" + sql + "\"}}]}}"));
    }
  }

  /** Of author k. */
  record Changeset(String id, Map<String, String> attributes, String sql) {}

  static String xml(String version, String content) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-%s.xsd">
        %s
        </databaseChangeLog>
        """
        .formatted(version, content);
  }

  static SmallChangelog of(String name, String... filesAndTexts) {
    return new SmallChangelog(name, options -> options, bytes(filesAndTexts), Map.of(), "");
  }

  private static Map<String, byte[]> bytes(String... filesAndTexts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int at = 0; at < filesAndTexts.length; at += 2) {
      files.put(filesAndTexts[at], filesAndTexts[at + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  SmallChangelog asked(UnaryOperator<ChangelogOptions.Builder> other) {
    return new SmallChangelog(name, other, files, laterFiles, laterSql);
  }

  SmallChangelog with(String file, byte[] content) {
    Map<String, byte[]> more = new LinkedHashMap<>(files);
    more.put(file, content);
    return new SmallChangelog(name, options, more, laterFiles, laterSql);
  }

  /** At the end, with other files. */
  SmallChangelog later(String... filesAndTexts) {
    return new SmallChangelog(name, options, files, bytes(filesAndTexts), laterSql);
  }

  /** At the end, with another table. */
  SmallChangelog laterDoing(String sql) {
    return new SmallChangelog(name, options, files, laterFiles, sql);
  }

  String master() {
    return new ArrayList<>(files.keySet()).get(0);
  }

  ChangelogOptions told() {
    return options.apply(ChangelogOptions.builder().changelogFile(master())).build();
  }

  void write(Path folder) throws IOException {
    write(folder, files);
  }

  void writeLater(Path folder) throws IOException {
    write(folder, laterFiles);
  }

  private static void write(Path folder, Map<String, byte[]> contents) throws IOException {
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
