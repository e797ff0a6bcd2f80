package org.schemaassurance.changelog;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schemaassurance.model.AppliedChangeset;
import org.schemaassurance.model.Changelog;
import org.schemaassurance.model.ChangelogStatus;
import org.schemaassurance.model.DeclaredChangeset;
import org.schemaassurance.model.Target;

/**
 * What {@link ChangelogReader} answered, remembered in files: loading Liquibase and parsing takes
 * about a second, which a verification should not pay on each run. No class of Liquibase is loaded
 * while the answer is still good: while the options, the rows that were asked about, every file
 * that Liquibase asked for and its version are the same.
 */
public final class ChangelogIndex implements ChangelogAnswers {
  private static final String HEAD = "schema-assurance changelog index 6";
  private static final String TAIL = "end";

  /** Where liquibase-core says its version; a resource, since its classes are not to be loaded. */
  private static final String VERSION = "/liquibase.build.properties";

  /** Each state of each database has an answer of its own. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Path folder;
  private final Map<String, String> sums = new HashMap<>();

  /**
   * Those of one run: a file that changes meanwhile is told of by the next.
   *
   * @param folder where the files are kept; made when it is missing, and when it can't be read or
   *     written it costs time only
   */
  public ChangelogIndex(Path folder) {
    this.folder = folder;
  }

  /** How an answer is asked for, read and written. */
  private interface Form<T> {
    T ask(Inputs inputs);

    T read(DataInputStream in) throws IOException;

    void write(DataOutputStream out, T answer) throws IOException;
  }

  @Override
  public List<DeclaredChangeset> declared(Changelog changelog) {
    return answer(
        key(changelog, List.of()),
        new Form<>() {
          @Override
          public List<DeclaredChangeset> ask(Inputs inputs) {
            return new ChangelogReader().declared(changelog, inputs);
          }

          @Override
          public List<DeclaredChangeset> read(DataInputStream in) throws IOException {
            return ChangesetCodec.readDeclared(in);
          }

          @Override
          public void write(DataOutputStream out, List<DeclaredChangeset> answer)
              throws IOException {
            ChangesetCodec.writeDeclared(out, answer);
          }
        });
  }

  @Override
  public ChangelogStatus status(
      Changelog changelog, Target server, List<AppliedChangeset> applied) {
    return answer(
        key(changelog, List.of(server.serverVersion(), rows(applied))),
        new Form<>() {
          @Override
          public ChangelogStatus ask(Inputs inputs) {
            return new ChangelogReader().status(changelog, server, applied, inputs);
          }

          @Override
          public ChangelogStatus read(DataInputStream in) throws IOException {
            return ChangesetCodec.readStatus(in, applied);
          }

          @Override
          public void write(DataOutputStream out, ChangelogStatus answer) throws IOException {
            ChangesetCodec.writeStatus(out, answer, applied);
          }
        });
  }

  /** Component by component: a record's own text is put together at run time, for 25 ms. */
  private static String rows(List<AppliedChangeset> applied) {
    return applied.stream()
        .map(
            row ->
                String.join(
                    "\n",
                    row.key(),
                    row.checksum().toString(),
                    row.executionType(),
                    Integer.toString(row.order()),
                    row.executed().toString(),
                    row.liquibase().toString()))
        .collect(Collectors.joining("\n\n"));
  }

  private <T> T answer(Optional<Path> file, Form<T> form) {
    return file.flatMap(path -> remembered(path, form))
        .orElseGet(
            () -> {
              Inputs inputs = new Inputs();
              T answer = form.ask(inputs);
              file.filter(path -> inputs.areKnown())
                  .ifPresent(path -> remember(path, inputs, form, answer));
              return answer;
            });
  }

  private <T> Optional<T> remembered(Path file, Form<T> form) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      expect(in, HEAD);
      if (!Inputs.areUnchanged(in, sums)) {
        return Optional.empty();
      }
      T answer = form.read(in);
      expect(in, TAIL);
      return Optional.of(answer);
    } catch (IOException | RuntimeException e) {
      // Cut off or damaged: Liquibase itself is asked instead, and the file written anew.
      return Optional.empty();
    }
  }

  private static void expect(DataInputStream in, String mark) throws IOException {
    String found = in.readUTF();
    if (!found.equals(mark)) {
      throw new IOException("Not '%s' but '%s'".formatted(mark, found));
    }
  }

  private <T> void remember(Path file, Inputs inputs, Form<T> form, T answer) {
    try {
      Files.createDirectories(folder);
      dropOldOnes();
      Path half = Files.createTempFile(folder, "changelog", ".half");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
        out.writeUTF(HEAD);
        inputs.write(out);
        form.write(out, answer);
        out.writeUTF(TAIL);
      }
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // A read-only folder is no reason to fail: the next run asks Liquibase again.
      return;
    }
  }

  private void dropOldOnes() throws IOException {
    FileTime oldest = FileTime.from(Instant.now().minus(KEPT));
    List<Path> old = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        boolean isOurs = file.getFileName().toString().matches("changelog.*\\.(?:index|half)");
        if (isOurs && Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
          old.add(file);
        }
      }
    }
    for (Path file : old) {
      Files.deleteIfExists(file);
    }
  }

  private Optional<Path> key(Changelog changelog, List<String> more) {
    List<String> parts = new ArrayList<>(more);
    parts.add(changelog.root().toAbsolutePath().toString());
    parts.add(changelog.file());
    parts.add(changelog.options().key());
    try {
      parts.add(version());
    } catch (IOException unknown) {
      return Optional.empty();
    }
    return Optional.of(folder.resolve("changelog-" + Sha256.of(parts) + ".index"));
  }

  private static String version() throws IOException {
    try (InputStream properties = ChangelogIndex.class.getResourceAsStream(VERSION)) {
      if (properties == null) {
        throw new IOException("liquibase-core without " + VERSION);
      }
      return new String(properties.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
