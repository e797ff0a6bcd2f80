package org.schemaassurance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.acceptance.Waiver;
import org.schemaassurance.rules.RuleFileReader;
import org.schemaassurance.support.RuleFileSchema;
import org.schemaassurance.support.ToolRun;
import org.schemaassurance.verify.checks.Checks;

final class RulesWaiveTest {
  private static final String LAST_DAY = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void thereAreRules() throws IOException {
    Files.writeString(
        folder.resolve("rules.yaml"),
        """
        rules:
          - {rule: rooms, check: table, table: public.rooms}
          - {rule: every, check: table, tables: public.audit_*}
        """);
    file = folder.resolve("waivers.yaml");
  }

  private ToolRun waive(String... arguments) {
    return waiveUntil(LAST_DAY, arguments);
  }

  private ToolRun waiveUntil(String day, String... arguments) {
    List<String> all = new ArrayList<>(List.of("rules", "waive"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--reason", "it's #1: \"soon\"", "--owner", "dba", "--expires", day));
    all.addAll(List.of("--file", file.toString(), "--rules", folder.toString()));
    return ToolRun.of(Map.of(), all.toArray(String[]::new));
  }

  private List<Waiver> waivers() {
    return new RuleFileReader(Checks.ALL).read(List.of(folder), Map.of()).waivers();
  }

  @Test
  void theFirstOneMakesTheFile() throws IOException {
    ToolRun run = waive("rooms", "public.rooms.topic");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .isEqualTo(
            "Waived until %s: public.rooms.topic of rule rooms, in %s.\n"
                .formatted(LAST_DAY, file));
    assertThat(Files.readString(file))
        .startsWith("# yaml-language-server: $schema=rules.schema.json\n");
    assertThat(RuleFileSchema.complaintsAbout(Files.readString(file))).isEmpty();
    assertThat(waivers())
        .singleElement()
        .satisfies(
            waiver -> {
              assertThat(waiver.object()).isEqualTo("public.rooms.topic");
              assertThat(waiver.acceptance().reason()).isEqualTo("it's #1: \"soon\"");
              assertThat(waiver.acceptance().expires()).hasToString(LAST_DAY);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# why\nwaivers:\n  # the first\n  - {rule: rooms, object: o, reason: r, owner: w, expires: 2020-01-01} # old\n",
        "waivers:\n- {rule: rooms, object: o, reason: r, owner: w, expires: 2020-01-01}",
        "waivers:\n      - rule: rooms\n        object: o\n        reason: |\n          a\n          - b\n        owner: w\n        expires: 2020-01-01\n\n\n# the end\n",
        "title: Mine\n"
      })
  void whatStandsInTheFileStaysByteForByte(String before) throws IOException {
    Files.writeString(file, before);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(waive("rooms").err()).isEmpty();

    assertThat(Files.readString(file)).startsWith(before);
    assertThat(waivers().get(waivers().size() - 1).object()).isEqualTo("public.rooms");
    assertThat(waivers()).hasSize(before.contains("rooms") ? 2 : 1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"waivers: []\n", "waivers: [\n]\n# end\n"})
  void aListOnOneLineIsLeftAlone(String before) throws IOException {
    Files.writeString(file, before);

    ToolRun run = waive("rooms");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            file
                + " does not end with a list of waivers, one below the other, to which one could be added;"
                + " nothing was written.\n");
    assertThat(file).hasContent(before);
  }

  @Test
  void theSameIsNotWaivedTwice() throws IOException {
    assertThat(waive("rooms").status()).isZero();
    String before = Files.readString(file);

    ToolRun run = waive("rooms", "public.rooms");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "%s:4:5: public.rooms of rule rooms is waived already, until %s; change it there.\n"
                .formatted(file, LAST_DAY));
    assertThat(file).hasContent(before);
  }

  @Test
  void whatIsWrongIsOneSentence() {
    assertRefused(waive("room"), "There is no rule 'room'. Did you mean 'rooms'?");
    assertRefused(
        waive("zzzzzzzz"), "There is no rule 'zzzzzzzz'. 'rules list' tells which there are.");
    assertRefused(
        waive("every"),
        "The rule 'every' is about several tables: give the object, as the finding names it.");
    assertRefused(
        waiveUntil("2020-01-31", "rooms"),
        "--expires takes a day from today (%s) on, not 2020-01-31."
            .formatted(LocalDate.now(ZoneOffset.UTC)));
    assertRefused(
        waiveUntil("tomorrow", "rooms"), "--expires takes a day like 2027-01-31, not 'tomorrow'.");
    assertThat(file).doesNotExist();
  }

  private static void assertRefused(ToolRun run, String sentence) {
    assertThat(run.err()).isEqualTo(sentence + "\n");
    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void aFindingOfALintIsWaivedWithoutAnyRules() throws IOException {
    Files.delete(folder.resolve("rules.yaml"));

    ToolRun run = waive("money-column", "public.rooms.price");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            "Waived until %s: public.rooms.price of lint money-column, in %s.\n"
                .formatted(LAST_DAY, file));
    assertThat(Files.readString(file))
        .contains("rule: money-column", "object: public.rooms.price", "expires: " + LAST_DAY);
    assertRefused(
        waive("money-column", "public.rooms.price"),
        "%s:4:5: public.rooms.price of rule money-column is waived already, until %s; change it there."
            .formatted(file, LAST_DAY));
    assertRefused(
        waive("money-column"),
        "The lint 'money-column' may tell of many objects: give the one that is meant, as the finding names it.");
  }

  @Test
  void whoAndWhyAndUntilWhenHaveToBeSaid() {
    ToolRun run = ToolRun.of(Map.of(), "rules", "waive", "rooms");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--reason", "--owner", "--expires");
  }

  @Test
  void anEmptyReasonIsNone() {
    ToolRun run =
        ToolRun.of(
            Map.of(),
            "rules",
            "waive",
            "rooms",
            "--reason",
            " ",
            "--owner",
            "dba",
            "--expires",
            LAST_DAY);

    assertRefused(run, "--reason takes some words, not an empty text.");
  }
}
