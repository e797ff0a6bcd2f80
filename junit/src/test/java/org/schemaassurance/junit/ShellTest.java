package org.schemaassurance.junit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.schemaassurance.connect.ConnectionOptions;
import org.schemaassurance.connect.ConnectionSettings;
import org.schemaassurance.connect.ServerAddress;

/** A shell knows the API alone; and what is optional is not needed. */
final class ShellTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.schemaassurance.junit");

  @Test
  void itKnowsTheApiAlone() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.schemaassurance..")
                .and(
                    not(
                        resideInAnyPackage(
                            "org.schemaassurance",
                            "org.schemaassurance.junit",
                            "org.schemaassurance.model",
                            "org.schemaassurance.report",
                            "org.schemaassurance.throwaway")))
                .and(
                    not(
                        belongToAnyOf(
                            ConnectionOptions.class,
                            ConnectionSettings.class,
                            ServerAddress.class))))
        .check(OURS);
  }

  @Test
  void neitherAssertJNorTestcontainersIsNeeded() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.assertj..", "org.testcontainers..", "org.springframework..")
        .check(OURS);
  }
}
