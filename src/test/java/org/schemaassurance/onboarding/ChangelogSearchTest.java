package org.schemaassurance.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schemaassurance.model.ChangelogOptions;
import org.schemaassurance.model.FoundChangelog;
import org.schemaassurance.model.FoundChangelog.Unresolved;
import org.schemaassurance.model.Pipeline;
import org.schemaassurance.model.UsageException;

/** Where a project says which changelog it has, and where its pipelines run. */
final class ChangelogSearchTest {
  private static final String FORMATTED = "--liquibase formatted sql\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "src/main/resources/db/changelog/db.changelog-master.yaml, db/changelog/db.changelog-master.yaml",
    "src/main/resources/config/liquibase/master.xml, config/liquibase/master.xml",
    "db/changelog/db.changelog-master.json, db/changelog/db.changelog-master.json",
    "db/changelog.sql, db/changelog.sql",
    "changelog/master.yml, changelog/master.yml",
    "src/main/resources/db/changeLog.xml, db/changeLog.xml",
    "changelog.xml, changelog.xml"
  })
  void itLiesInAUsualPlace(String file, String name) throws IOException {
    write(file, file.endsWith("sql") ? FORMATTED : "databaseChangeLog");

    assertThat(found())
        .get()
        .satisfies(
            changelog -> {
              assertThat(changelog.file()).isEqualTo(name);
              assertThat(changelog.namedBy()).isEqualTo("its usual place");
            });
  }

  @Test
  void theOneThatIsTypedHasToBeThere() throws IOException {
    write("src/main/resources/db/all.xml", "databaseChangeLog");

    assertThat(new ChangelogSearch(folder).find(ChangelogOptions.of("db/all.xml")))
        .map(FoundChangelog::namedBy)
        .contains("the command line");
    assertThatThrownBy(() -> new ChangelogSearch(folder).find(ChangelogOptions.of("db/none.xml")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "There is no changelog db/none.xml here, nor in src/main/resources or a --search-path.");
  }

  @Test
  void aFileOfThatNameThatIsNoneIsPassedOver() throws IOException {
    write("changelog.yaml", "versions: [1.0]\n");
    write("changelog/master.sql", "CREATE TABLE t ();\n");

    assertThat(found()).isEmpty();
  }

  @Test
  void thePluginsConfigurationComesBeforeTheUsualPlace() throws IOException {
    write("changelog/master.yaml", "databaseChangeLog");
    write(
        "pom.xml",
        pom(
            "<changeLogFile>${project.basedir}/${dir}/all.xml</changeLogFile>"
                + "<contexts>a,b</contexts><labels>!c</labels><defaultSchemaName>shop</defaultSchemaName>"
                + "<changeLogDirectory>src/db</changeLogDirectory>"
                + "<expressionVariables><property.tenant>y</property.tenant></expressionVariables>"
                + "<expressionVars><property.owner>x</property.owner></expressionVars>"));

    FoundChangelog changelog = found().orElseThrow();

    assertThat(changelog.file()).isEqualTo("sql/all.xml");
    assertThat(changelog.namedBy()).isEqualTo("the Liquibase plugin in pom.xml");
    assertThat(changelog.options())
        .isEqualTo(
            ChangelogOptions.builder()
                .changelogFile("sql/all.xml")
                .contexts("a,b")
                .labelFilter("!c")
                .defaultSchemaName("shop")
                .searchPath(List.of(folder.resolve("src/db")))
                .parameters(Map.of("property.owner", "x", "property.tenant", "y"))
                .build());
  }

  @Test
  void propertiesOfParentsInTheSourceTreeCount() throws IOException {
    write(
        "pom.xml",
        "<project><groupId>g</groupId><artifactId>shop</artifactId><properties><schema>shop</schema><dir>no</dir></properties></project>");
    write(
        "services/pom.xml",
        "<project><parent><groupId>g</groupId><artifactId>shop</artifactId></parent><artifactId>services</artifactId><properties><stage>prod</stage></properties></project>");
    write(
        "services/orders/pom.xml",
        pom("<changeLogFile>${dir}/all.xml</changeLogFile><contexts>${stage}</contexts><defaultSchemaName>${schema}</defaultSchemaName>")
            .replace(
                "<project>",
                "<project><parent><groupId>g</groupId><artifactId>services</artifactId><relativePath>..</relativePath></parent>"));

    FoundChangelog changelog =
        new ChangelogSearch(folder.resolve("services/orders"))
            .find(ChangelogOptions.DEFAULT)
            .orElseThrow();

    assertThat(changelog.options())
        .isEqualTo(
            ChangelogOptions.builder()
                .changelogFile("sql/all.xml")
                .contexts("prod")
                .defaultSchemaName("shop")
                .build());
    assertThat(changelog.unresolved()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "g, shop, g, shop, prod",
    "g, shop, g, other,",
    "g, shop, other, shop,",
  })
  void aPomAboveThatIsAnothersIsNoParent(
      String group, String artifact, String askedGroup, String askedArtifact, String contexts)
      throws IOException {
    String name = "<groupId>%s</groupId><artifactId>%s</artifactId>";
    write(
        "pom.xml",
        "<project>%s<properties><stage>prod</stage></properties></project>"
            .formatted(name.formatted(group, artifact)));
    write(
        "orders/pom.xml",
        pom("<changeLogFile>all.xml</changeLogFile><contexts>${stage}</contexts>")
            .replace(
                "<project>",
                "<project><parent>%s</parent>"
                    .formatted(name.formatted(askedGroup, askedArtifact))));

    assertThat(
            new ChangelogSearch(folder.resolve("orders"))
                .find(ChangelogOptions.DEFAULT)
                .orElseThrow()
                .options()
                .contexts())
        .isEqualTo(Optional.ofNullable(contexts));
  }

  @Test
  void thePluginsPropertiesFileNamesItToo() throws IOException {
    write("etc/liquibase.properties", "changeLogFile=db/of-properties.xml\npassword=secret\n");
    write("pom.xml", pom("<propertyFile>etc/liquibase.properties</propertyFile>"));

    FoundChangelog changelog = found().orElseThrow();

    assertThat(changelog.file()).isEqualTo("db/of-properties.xml");
    assertThat(changelog.options().defaultsFile())
        .contains(folder.resolve("etc/liquibase.properties"));
  }

  @Test
  void whatOnlyMavenKnowsAndWhatIsNoPomSaysNothing() throws IOException {
    write("pom.xml", pom("<changeLogFile>${of.a.parent}/all.xml</changeLogFile>"));
    assertThat(found()).isEmpty();

    write(
        "pom.xml",
        "<!DOCTYPE project [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><project>&x;</project>");
    assertThat(found()).isEmpty();
  }

  @Test
  void liquibasePropertiesComesBeforeThePlugin() throws IOException {
    write("pom.xml", pom("<changeLogFile>of-the-plugin.xml</changeLogFile>"));
    write("liquibase.properties", "liquibase.command.changelogFile: of-properties.xml\n");
    ChangelogOptions typed =
        ChangelogOptions.builder()
            .contexts("typed")
            .defaultsFile(folder.resolve("liquibase.properties"))
            .build();

    FoundChangelog changelog = new ChangelogSearch(folder).find(typed).orElseThrow();

    assertThat(changelog.file()).isEqualTo("of-properties.xml");
    assertThat(changelog.options().contexts()).contains("typed");
  }

  @Test
  void springBootsConfigurationNamesItAndHowItIsRead() throws IOException {
    write("src/main/resources/db/of-spring.xml", "databaseChangeLog");
    write("changelog/master.yaml", "databaseChangeLog");
    write(
        "src/main/resources/application.yml",
        """
        app: {stage: test, version: "@project.version@"}
        build: @git.commit.id@
        spring:
          liquibase:
            changeLog: classpath:/db/of-spring.xml
            contexts: ["${app.stage}", "${REGION:eu}"]
            label-filter: ${LABELS}
            default-schema: shop
            database-change-log-table: applied
            parameters:
              my-owner: ${OWNER:nobody}
        ---
        spring:
          config.activate.on-profile: local
          liquibase.contexts: local
        """);

    FoundChangelog changelog = found().orElseThrow();

    assertThat(changelog.namedBy()).isEqualTo("application.yml");
    assertThat(changelog.options())
        .isEqualTo(
            ChangelogOptions.builder()
                .changelogFile("db/of-spring.xml")
                .contexts("test,eu")
                .defaultSchemaName("shop")
                .databaseChangelogTableName("applied")
                .parameters(Map.of("my-owner", "nobody"))
                .build());
    assertThat(changelog.unresolved())
        .containsExactly(new Unresolved("--label-filter", "${LABELS}"));
  }

  @ParameterizedTest
  @CsvSource({
    "${A:${B:${C:prod}}}, prod",
    "${A:${stage}}, test",
    "'${A:x,${stage}},${B:y}', 'x,test,y'",
    "${eu.stage}, eu-test",
    "${blank:}${stage}, test"
  })
  void defaultsOfPlaceholdersMayHavePlaceholders(String written, String value) throws IOException {
    write("src/main/resources/db/changelog/db.changelog-master.yaml", "databaseChangeLog");
    write(
        "src/main/resources/application.properties",
        "stage=test\neu.stage=eu-${stage}\nspring.liquibase.contexts=%s\n".formatted(written));

    assertThat(found().orElseThrow())
        .satisfies(
            changelog -> {
              assertThat(changelog.options().contexts()).contains(value);
              assertThat(changelog.unresolved()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${LIQUIBASE_CONTEXTS:${spring.profiles.active}}",
        "${A:b${C}}",
        "${round}",
        "${named:x}",
        "${${A}:x}",
        "${A:x",
        "known,${A}"
      })
  void aPlaceholderThatLeadsToTheEnvironmentAloneIsUnknown(String written) throws IOException {
    write("src/main/resources/db/changelog/db.changelog-master.yaml", "databaseChangeLog");
    write(
        "src/main/resources/application.properties",
        "round=a${round}\nnamed=${A}\nspring.liquibase.contexts=%s\n".formatted(written));

    assertThat(found().orElseThrow())
        .satisfies(
            changelog -> {
              assertThat(changelog.options().contexts()).isEmpty();
              assertThat(changelog.unresolved())
                  .containsExactly(new Unresolved("--contexts", written));
            });
  }

  @Test
  void whatIsTypedIsNotUnknown() throws IOException {
    write("src/main/resources/db/changelog/db.changelog-master.yaml", "databaseChangeLog");
    write(
        "src/main/resources/application.properties",
        """
        spring.liquibase.contexts=${spring.profiles.active}
        spring.liquibase.database-change-log-table=${TABLE}
        spring.liquibase.database-change-log-lock-table=${LOCK}
        spring.liquibase.parameters.owner=${OWNER}
        """);
    ChangelogOptions typed =
        ChangelogOptions.builder()
            .contexts("prod")
            .databaseChangelogTableName("applied")
            .databaseChangelogLockTableName("locked")
            .parameters(Map.of("owner", "shop"))
            .build();

    assertThat(found().orElseThrow().unresolved())
        .containsExactly(
            new Unresolved("--contexts", "${spring.profiles.active}"),
            new Unresolved("--database-changelog-table-name", "${TABLE}"),
            new Unresolved("--database-changelog-lock-table-name", "${LOCK}"),
            new Unresolved("-D owner", "${OWNER}"));
    assertThat(new ChangelogSearch(folder).find(typed).orElseThrow())
        .satisfies(
            changelog -> {
              assertThat(changelog.options().contexts()).contains("prod");
              assertThat(changelog.unresolved()).isEmpty();
            });
  }

  @Test
  void aChangelogThatOnlyTheEnvironmentNamesIsTold() throws IOException {
    write("src/main/resources/db/changelog/db.changelog-master.yaml", "databaseChangeLog");
    write(
        "src/main/resources/application.properties", "spring.liquibase.change-log=${CHANGELOG}\n");

    assertThat(found().orElseThrow().unresolved())
        .containsExactly(new Unresolved("--changelog-file", "${CHANGELOG}"));
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.liquibase, default-schema-name, change-log-parameters, db/changeLog.xml",
    "liquibase.datasources.default, default-schema, parameters, db/liquibase-changelog.xml"
  })
  void otherFrameworksSayItByTheirOwnNames(
      String prefix, String schema, String parameters, String byDefault) throws IOException {
    write("src/main/resources/" + byDefault, "databaseChangeLog");
    write("src/main/resources/db/named.xml", "databaseChangeLog");
    write(
        "src/main/resources/application.properties",
        """
        %1$s.contexts=prod
        %1$s.%2$s=shop
        %1$s.%3$s.owner=me
        %1$s.%3$s."of.tenant"=you
        %%dev.%1$s.contexts=dev
        """
            .formatted(prefix, schema, parameters));
    ChangelogOptions said =
        ChangelogOptions.builder().contexts("prod").defaultSchemaName("shop").build();
    ChangelogOptions withParameters =
        ChangelogOptions.builder().parameters(Map.of("owner", "me", "of.tenant", "you")).build();

    assertThat(found().orElseThrow().options())
        .isEqualTo(ChangelogOptions.of(byDefault).orElse(said).orElse(withParameters));

    write(
        "src/main/resources/application.properties",
        "%1$s.change-log=db/named.xml\n%1$s.contexts=prod\n%1$s.%2$s=shop\n"
            .formatted(prefix, schema));

    assertThat(found().orElseThrow().options())
        .isEqualTo(ChangelogOptions.of("db/named.xml").orElse(said));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "build.gradle     | changelogFile 'db/all.sql'\\ncontexts \"a or b\"",
        "build.gradle     | changeLogFile = \"$projectDir/src/main/resources/db/all.sql\"\\ncontextFilter = 'a or b'",
        "build.gradle     | contexts 'a or b' // not contexts 'c'\\nchangelogFile 'db/all.sql' /* changelogFile 'db/other.sql' */",
        "build.gradle     | def labels = 'no'; project.contexts = 'no'\\nchangelogFile('db/all.sql'); contexts('a or b')",
        "build.gradle     | description \"says contexts 'no'\"\\narguments = [changelogFile: 'db/all.sql', contexts: 'a or b']",
        "build.gradle.kts | mapOf(\"changelogFile\" to \"db/all.sql\", \"contexts\" to \"a or b\")",
        "build.gradle.kts | arguments[\"changeLogFile\"] = \"${project.projectDir}/src/main/resources/db/all.sql\"\\narguments[\"contexts\"] = \"a or b\""
      },
      delimiter = '|')
  void theGradlePluginsFirstActivityNamesIt(String build, String arguments) throws IOException {
    write("src/main/resources/db/all.sql", FORMATTED);
    write("src/main/resources/db/other.sql", FORMATTED);
    write(
        build,
        "// changelogFile 'db/other.sql'\njar { labels 'no' }\nliquibase { activities { main {\n%s\n}\nb { labels 'no'; changelogFile 'db/other.sql' } } }"
            .formatted(arguments.replace("\\n", "\n")));

    FoundChangelog changelog = found().orElseThrow();

    assertThat(changelog.namedBy()).isEqualTo("the Liquibase plugin in " + build);
    assertThat(changelog.options())
        .isEqualTo(
            ChangelogOptions.builder().changelogFile("db/all.sql").contexts("a or b").build());
  }

  @Test
  void theRootOfAGradleBuildIsAModulesOnlyWhereTheModuleIsTheBuild() throws IOException {
    write("module/db/all.sql", FORMATTED);
    write(
        "module/build.gradle",
        "liquibase { activities { main { changelogFile \"$rootDir/db/all.sql\"\n} } }");
    ChangelogSearch module = new ChangelogSearch(folder.resolve("module"));

    assertThat(module.find(ChangelogOptions.DEFAULT).map(FoundChangelog::file))
        .contains("db/all.sql");

    write("settings.gradle.kts", "include(\"module\")");

    assertThat(module.find(ChangelogOptions.DEFAULT)).isEmpty();
  }

  @Test
  void theMavenPluginsNamesOfSchemasAndTablesAreKnownOrTold() throws IOException {
    write("src/main/resources/db/all.sql", FORMATTED);
    String pom =
        """
        <project><properties><own>books</own></properties>
        <build><plugins><plugin><artifactId>liquibase-maven-plugin</artifactId><configuration>
        <changeLogFile>db/all.sql</changeLogFile><changelogSchemaName>${%1$s}</changelogSchemaName>
        <databaseChangeLogTableName>${%1$s}_log</databaseChangeLogTableName>
        <databaseChangeLogLockTableName>${%1$s}_lock</databaseChangeLogLockTableName>
        </configuration></plugin></plugins></build></project>
        """;
    write("pom.xml", pom.formatted("own"));

    FoundChangelog known = found().orElseThrow();
    assertThat(known.unresolved()).isEmpty();
    assertThat(known.options().liquibaseSchemaName()).contains("books");
    assertThat(known.options().databaseChangelogTableName()).contains("books_log");
    assertThat(known.options().databaseChangelogLockTableName()).contains("books_lock");

    write("pom.xml", pom.formatted("nobodys"));

    assertThat(found().orElseThrow().unresolved())
        .containsExactly(
            new Unresolved("--liquibase-schema-name", "${nobodys}"),
            new Unresolved("--database-changelog-table-name", "${nobodys}_log"),
            new Unresolved("--database-changelog-lock-table-name", "${nobodys}_lock"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"contexts\" to System.getenv(\"S\") | System.getenv(\"S\")",
        "contexts project.hasProperty('contexts') ? project.contexts : 'dev' | project.hasProperty('contexts') ? project.contexts : 'dev'",
        "contexts = providers.gradleProperty('c').getOrElse('dev') // why | providers.gradleProperty('c').getOrElse('dev')",
        "contexts 'a' + suffix | 'a' + suffix",
        "contexts 'a'; if (isCi) { contexts 'ci' } | ci"
      },
      delimiter = '|')
  void whatGradleComputesIsToldAndNotGuessed(String argument, String written) throws IOException {
    write("db/all.sql", FORMATTED);
    write(
        "build.gradle",
        "liquibase { activities { main { changelogFile 'db/all.sql'\n%s\n} } }"
            .formatted(argument));

    assertThat(found().orElseThrow())
        .isEqualTo(
            new FoundChangelog(
                ChangelogOptions.of("db/all.sql"),
                "the Liquibase plugin in build.gradle",
                List.of(new Unresolved("--contexts", written))));
  }

  @Test
  void aRelativeNameIsTheOneThatGradleRecords() throws IOException {
    write("src/main/resources/db/all.sql", FORMATTED);
    write(
        "build.gradle",
        "liquibase { activities { main { changelogFile 'src/main/resources/db/all.sql' } } }");

    assertThat(found()).map(FoundChangelog::file).contains("src/main/resources/db/all.sql");
  }

  @Test
  void aTextInAGradleFileEndsWithTheQuoteThatItBeginsWith() throws IOException {
    write("db/all.sql", FORMATTED);
    write(
        "build.gradle",
        "liquibase { activities { main { changelogFile 'db/all.sql'; contexts \"dev,'x'\" } } }");

    assertThat(found().orElseThrow().options().contexts()).contains("dev,'x'");
  }

  @Test
  void whatGradleComputesIsUnknownAndAChangelogThatIsNotThereIsNone() throws IOException {
    write("db/all.sql", FORMATTED);
    write(
        "build.gradle",
        "liquibase { activities { main { changelogFile 'db/all.sql'; contexts \"${env}\" } } }");

    assertThat(found().orElseThrow().unresolved())
        .containsExactly(new Unresolved("--contexts", "${env}"));

    write("build.gradle", "liquibase { activities { main { changelogFile 'db/none.sql' } } }");
    assertThat(found()).isEmpty();
  }

  @Test
  void foldersThatHaveOneAreToldWithWhoNamesIt() throws IOException {
    write("services/shop/src/main/resources/db/changelog/master.yaml", "databaseChangeLog");
    write("db-scripts/liquibase.properties", "changelogFile=all/every.xml\n");
    write("db-scripts/all/every.xml", "databaseChangeLog");
    write("target/classes/db/changelog.yaml", "databaseChangeLog");
    write("node_modules/x/changelog.yaml", "databaseChangeLog");
    write("src/test/resources/db/changelog.yaml", "databaseChangeLog");
    assertThat(found()).isEmpty();

    assertThat(NestedChangelogs.below(folder))
        .extracting(
            nested -> nested.folder() + ": " + nested.changelog().file(),
            nested -> nested.changelog().namedBy())
        .containsExactlyInAnyOrder(
            tuple("services/shop: db/changelog/master.yaml", "its usual place"),
            tuple("db-scripts: all/every.xml", "liquibase.properties"));
  }

  @Test
  void theFirstThreeFoldersByTheirNamesAreTold() throws IOException {
    for (String module : List.of("h", "c", "f/deep/er", "a/z", "g", "b", "e", "d", "a/y")) {
      write(module + "/changelog.yaml", "databaseChangeLog");
    }

    assertThat(NestedChangelogs.below(folder))
        .extracting(nested -> nested.folder().toString().replace('\\', '/'))
        .containsExactly("a/y", "a/z", "b");
  }

  @Test
  void foldersAreSearchedAsDeepAsModulesUsuallyAre() throws IOException {
    write("1/2/3/4/5/changelog.yaml", "databaseChangeLog");
    write("2/2/3/4/5/6/changelog.yaml", "databaseChangeLog");

    assertThat(NestedChangelogs.below(folder))
        .extracting(nested -> nested.folder().toString().replace('\\', '/'))
        .containsExactly("1/2/3/4/5");
  }

  @Test
  void springBootsContextsCountForTheChangelogThatItTakesByDefault() throws IOException {
    write("src/main/resources/db/changelog/db.changelog-master.yaml", "databaseChangeLog");
    write(
        "src/main/resources/config/application.properties",
        "spring.liquibase.contexts[0]=eu\nspring.liquibase.contexts[1]=production\n#---\n"
            + "spring.config.activate.on-profile=local\nspring.liquibase.contexts=local\n");

    assertThat(found().orElseThrow().options())
        .isEqualTo(
            ChangelogOptions.builder()
                .changelogFile("db/changelog/db.changelog-master.yaml")
                .contexts("eu,production")
                .build());
  }

  @Test
  void aSpringConfigurationThatSaysNothingOfLiquibaseOrIsNoYamlIsPassedOver() throws IOException {
    write("src/main/resources/db/changelog/db.changelog-master.yaml", "databaseChangeLog");
    write("src/main/resources/application.yaml", "spring: {datasource: {url: none}}\n");
    write("src/main/resources/application.yml", "spring: {liquibase: [\n");

    assertThat(found()).map(FoundChangelog::namedBy).contains("its usual place");
  }

  @Test
  void pipelinesRunWhereTheProjectHasThemOrIsPushedTo() throws IOException {
    PipelineSearch search = new PipelineSearch(folder);
    assertThat(search.find()).isEmpty();

    write(".git/config", "[remote \"origin\"]\n\turl = git@gitlab.example.com:a/b.git\n");
    assertThat(search.find()).contains(Pipeline.GITLAB);

    Files.createDirectory(folder.resolve(".github"));
    assertThat(search.find()).contains(Pipeline.GITHUB);
  }

  private Optional<FoundChangelog> found() {
    return new ChangelogSearch(folder).find(ChangelogOptions.DEFAULT);
  }

  private static String pom(String configuration) {
    return """
        <project><properties><dir>sql</dir></properties><build><plugins>
          <plugin><artifactId>other</artifactId><configuration><changeLogFile>no</changeLogFile></configuration></plugin>
          <plugin><artifactId>liquibase-maven-plugin</artifactId><configuration>%s</configuration></plugin>
        </plugins></build></project>
        """
        .formatted(configuration);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
