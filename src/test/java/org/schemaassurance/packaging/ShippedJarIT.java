package org.schemaassurance.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as Maven's package phase leaves it. */
final class ShippedJarIT {
  private static final Path TARGET = Path.of("target");
  private static final Path JAR = TARGET.resolve("schema-assurance.jar");

  @TempDir private Path elsewhere;

  @Test
  void runsWithNothingBesideIt() throws IOException, InterruptedException {
    assertThat(output("--version")).startsWith("schema-assurance ").doesNotContain("development");
    assertThat(output("verify", "--help")).contains("Usage: schema-assurance verify", "--rules");
  }

  @Test
  void holdsNoServerAndNoTests() throws IOException {
    assertThat(entries())
        .contains("org/schemaassurance/cli/Main.class", "org/postgresql/Driver.class")
        .noneMatch(name -> name.matches("(org/testcontainers|io/zonky|org/junit|org/assertj)/.*"))
        .noneMatch(name -> name.matches("org/schemaassurance/(demo|support|packaging)/.*"))
        .noneMatch(name -> name.matches(".*\\.(txz|tar|xz|so|dll|dylib|exe|jar)"))
        .noneMatch(name -> name.startsWith("liquibase/pro") || name.startsWith("com/datical"));
  }

  @Test
  void hasNoSignatureOfAPartAndNoEntryTwice() throws IOException {
    assertThat(entries())
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"))
        .noneMatch(name -> name.endsWith("module-info.class"));
  }

  @Test
  void isAMultiReleaseJarOfThisVersion() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.isMultiRelease()).isTrue();
      assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
          .isNotBlank();
    }
  }

  @Test
  void findsWhatItsLibrariesRegisterAsServices() throws IOException {
    assertThat(text("META-INF/services/java.sql.Driver")).contains("org.postgresql.Driver");
    assertThat(text("META-INF/services/liquibase.lockservice.LockService"))
        .as("of Liquibase and of its session lock, in one file")
        .contains("liquibase.lockservice.StandardLockService", "sessionlock");
  }

  @Test
  void carriesItsLicenceAndNotices() throws IOException {
    for (String name : List.of("LICENSE", "NOTICE", "THIRD-PARTY.md")) {
      assertThat(text("META-INF/" + name)).isEqualTo(Files.readString(Path.of(name)));
    }
    List<String> licences =
        matches(
                "`((?:licenses/|FastDoubleParser|thirdparty)[^`*]*)`",
                text("META-INF/THIRD-PARTY.md"))
            .map(match -> "META-INF/" + match.group(1))
            .toList();
    assertThat(licences).hasSizeGreaterThan(3);
    assertThat(entries()).containsAll(licences);
  }

  @Test
  void theListOfThirdPartiesIsWhatItCarries() throws IOException {
    List<String> carried =
        Arrays.stream(
                Files.readString(TARGET.resolve("runtime-classpath")).split(File.pathSeparator, -1))
            .map(path -> Path.of(path.strip()).getFileName().toString())
            .toList();
    List<String> listed =
        matches(
                "(?m)^\\| ([a-z0-9-]+)(?: \\([^)]*\\))? \\| ([0-9.]+) \\|",
                text("META-INF/THIRD-PARTY.md"))
            .map(match -> match.group(1) + "-" + match.group(2) + ".jar")
            .toList();
    assertThat(listed).containsExactlyInAnyOrderElementsOf(carried);
  }

  private String output(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toAbsolutePath().toString()));
    Collections.addAll(command, arguments);
    Process process =
        new ProcessBuilder(command).directory(elsewhere.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  private static String text(String name) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return new String(
          jar.getInputStream(jar.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Stream<MatchResult> matches(String expression, String text) {
    return Pattern.compile(expression).matcher(text).results();
  }
}
