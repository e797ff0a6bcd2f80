package org.schemaassurance.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.support.BelowWorkingDirectory;

final class ProjectTest {
  @TempDir(factory = BelowWorkingDirectory.class)
  private Path below;

  @TempDir private Path elsewhere;

  private static Path folder(Path parent, String name) throws IOException {
    return Files.createDirectories(parent.resolve(name));
  }

  @Test
  void theProjectIsTheFolderThatHoldsTheRulesFolder() throws IOException {
    assertThat(Project.of(folder(below, "app/verify-rules")).root()).contains(below.resolve("app"));
    assertThat(Project.of(folder(elsewhere, "app/verify-rules")).root())
        .contains(elsewhere.resolve("app"));
  }

  @Test
  void whereEverybodyMayWriteTheRulesFolderIsTheProject() throws IOException {
    Path shared = folder(elsewhere, "shared");
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path rules = folder(shared, "rules");

    assertThat(Project.of(rules).root()).contains(rules);
    assertThat(Project.of(shared).root()).contains(elsewhere);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/usr", "/nowhere/rules.yaml"})
  void theRootOfTheFileSystemIsNoProject(Path path) {
    assertThat(Project.of(path).root()).isNotEqualTo(Optional.of(Path.of("/")));
  }

  @Test
  void aFileThatIsGivenAloneHasAProjectBelowTheWorkingDirectoryOnly() throws IOException {
    Path here = Path.of("").toAbsolutePath();

    assertThat(Project.of(folder(below, "app/rules").resolve("a.yaml")).root())
        .contains(below.resolve("app"));
    assertThat(Project.of(here.resolve("a.yaml")).root()).contains(here);
    assertThat(Project.of(elsewhere.resolve("rules/a.yaml")).root()).isEmpty();
  }

  @Test
  void withoutAProjectNoFileCanBeNamed() {
    assertThatThrownBy(() -> Project.NONE.read(Optional.empty(), "a.yaml", FileKind.RULES))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageStartingWith("these rules belong to no project");
  }

  @Test
  void thePlacesWhereAFileIsLookedForMayBeTheProjectsFolderButNotOneAboveOrAHiddenOne()
      throws Exception {
    Path resources = folder(below, "resources");
    Project project = new Project(Optional.of(below));

    assertThat(project.named("db/all.xml", List.of(".", "resources"), FileKind.CHANGELOG).places())
        .containsExactly(below, resources);
    folder(below, ".hidden");
    for (String place : List.of("..", ".hidden")) {
      assertThatThrownBy(() -> project.named("all.xml", List.of(place), FileKind.CHANGELOG))
          .isInstanceOf(RefusedFileException.class);
    }
    assertThatThrownBy(() -> project.named(".env.xml", List.of("."), FileKind.CHANGELOG))
        .isInstanceOf(RefusedFileException.class);
  }

  @Test
  void aFileOfTheProjectIsReadThroughLinksThatStayInIt() throws Exception {
    Files.writeString(folder(below, "real").resolve("a.yaml"), "rules: []");
    Files.createSymbolicLink(below.resolve("linked"), Path.of("real"));

    Project.ProjectFile file =
        new Project(Optional.of(below)).read(Optional.empty(), "linked/a.yaml", FileKind.RULES);

    assertThat(file.name()).isEqualTo("linked/a.yaml");
    assertThat(file.content()).isEqualTo("rules: []");
  }

  @Test
  void aMountedFolderOfLinksIsARulesFolder() throws Exception {
    Path rules = folder(below, "verify-rules");
    Files.writeString(folder(rules, "..2026_11_26").resolve("a.yaml"), "rules: []");
    Files.createSymbolicLink(rules.resolve("..data"), Path.of("..2026_11_26"));
    Path link = Files.createSymbolicLink(rules.resolve("a.yaml"), Path.of("..data/a.yaml"));

    assertThat(Project.of(rules).readListed(rules, link, FileKind.RULES)).isEqualTo("rules: []");
  }
}
