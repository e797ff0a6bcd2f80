package org.schemaassurance.assurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schemaassurance.changelog.ChangelogReader;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.UsageException;

/** Which changelog counts where nobody names one. */
final class ChangelogsTest {
  private static final String OF_SPRING_BOOT =
      "src/main/resources/db/changelog/db.changelog-master.yaml";

  @TempDir private Path project;
  private final List<String> remarks = new ArrayList<>();

  @Test
  void theOneInAUsualPlaceIsTakenIfNobodyNamesOne() throws IOException {
    write(OF_SPRING_BOOT);

    assertThat(changelogs(inProject()).named(Optional.empty()).file())
        .isEqualTo("db/changelog/db.changelog-master.yaml");
  }

  @Test
  void itIsToldWithWhoNamesIt() throws IOException {
    assertThat(ProjectChangelog.of(inProject().build())).isEmpty();

    write(OF_SPRING_BOOT);
    assertThat(ProjectChangelog.of(inProject().build()))
        .map(found -> found.file() + " by " + found.namedBy())
        .contains("db/changelog/db.changelog-master.yaml by its usual place");

    write("changelog/master.yaml");
    assertThat(ProjectChangelog.of(inProject().build()))
        .map(found -> found.file() + " by " + found.namedBy())
        .contains("changelog/master.yaml by its usual place");
  }

  @Test
  void changelogMasterYamlComesFirst() throws IOException {
    write(OF_SPRING_BOOT);
    write("changelog/master.yaml");

    assertThat(changelogs(inProject()).named(Optional.empty()).file())
        .isEqualTo("changelog/master.yaml");
  }

  @Test
  void whatOnlyTheBuildKnowsOfItIsToldOnceToWhoeverBuildsIt() throws IOException {
    write("src/main/resources/db/all.yaml");
    Files.writeString(
        project.resolve("pom.xml"),
        """
        <project><build><plugins><plugin><artifactId>liquibase-maven-plugin</artifactId><configuration>
        <changeLogFile>db/all.yaml</changeLogFile><contexts>${stage}</contexts>
        </configuration></plugin></plugins></build></project>
        """);
    Changelogs changelogs = changelogs(inProject());

    changelogs.ofOrigins();
    assertThat(remarks).isEmpty();

    changelogs.named(Optional.empty());
    changelogs.named(Optional.empty());
    assertThat(remarks)
        .containsExactly(
            "Not known: --contexts; it is ${stage} there, which only the application or its build can resolve."
                + " Without the option it counts as not said.");
  }

  @Test
  void aProjectWithoutOneSaysNothingOfOrigins() {
    assertThat(changelogs(inProject()).ofOrigins()).isEmpty();
    assertThat(OriginsOfObjects.of(changelogs(inProject()), remarks::add).of("public.t")).isEmpty();
  }

  @Test
  void oneThatIsFoundAndCannotBeReadIsARemark() throws IOException {
    write("changelog/master.yaml");
    Files.writeString(
        project.resolve("changelog/master.yaml"), "databaseChangeLog: [{no: such}]\n");

    assertThat(OriginsOfObjects.of(changelogs(inProject()), remarks::add).of("public.t")).isEmpty();
    assertThat(remarks)
        .singleElement()
        .asString()
        .startsWith(
            "Nothing is said of what made an object: changelog/master.yaml was found and cannot be read: ");
  }

  @Test
  void oneThatIsTypedHasToBeThere() {
    Changelogs typed = changelogs(inProject().changelogFile("nope.xml"));

    assertThatThrownBy(() -> OriginsOfObjects.of(typed, remarks::add))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("There is no changelog nope.xml in ");
  }

  @Test
  void soItHasWithoutASearchPath() {
    Changelogs typed = changelogs(ChangelogOptions.builder().changelogFile("nope.xml"));

    assertThatThrownBy(() -> OriginsOfObjects.of(typed, remarks::add))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("There is no changelog nope.xml in ");
  }

  private Changelogs changelogs(ChangelogOptions.Builder options) {
    return new Changelogs(new ChangelogReader(), options.build(), remarks::add);
  }

  private ChangelogOptions.Builder inProject() {
    return ChangelogOptions.builder().searchPath(List.of(project));
  }

  private void write(String name) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "databaseChangeLog: []\n");
  }
}
