package org.schemaassurance.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a database that a changelog built, and says what that has to be like.
 *
 * <pre>{@code
 * @SchemaAssured(changelog = "db/changelog.xml", rules = "verify-rules", snapshot = "schema-snapshot.yaml")
 * class SchemaTest implements SchemaTests {
 *   @Test
 *   void aBookingOpensARoom(AssuredDatabase database) throws SQLException { … }
 * }
 * }</pre>
 *
 * <p>A test gets an {@link AssuredDatabase} or a {@link SchemaChecks} as a parameter, and so does a
 * {@code @BeforeEach} or a {@code @BeforeAll}. The changelog is run once a JVM, whichever classes
 * name it; each test has a copy of what it made. Where there is an {@link OwnDatabase}, that one's
 * server takes the databases; without a changelog, it is itself what is tested.
 *
 * <p>All files are relative to the working directory, which is the module's folder in Maven and
 * Gradle.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SchemaAssuranceExtension.class)
public @interface SchemaAssured {
  /**
   * The master file of the changelog. If this is empty, it is the one that {@link #defaultsFile}
   * names; none where an {@link OwnDatabase} is as it is; else the one that the project has, with
   * its contexts, labels and parameters: of the Liquibase plugin in {@code pom.xml}, of {@code
   * spring.liquibase} in {@code application.properties} or {@code .yaml}, or in a usual place, as
   * {@code schema-assurance init} finds it.
   */
  String changelog() default "";

  /** A {@code liquibase.properties} that says what is left empty here; none, if this is empty. */
  String defaultsFile() default "";

  /**
   * Folders or archives in which the changelog's files are looked for, as Liquibase's {@code
   * --search-path}; by default the working directory, {@code src/main/resources} and {@code
   * src/test/resources}.
   */
  String[] searchPath() default {};

  /** Which contexts are active, an expression as Liquibase's {@code --contexts} takes it. */
  String contexts() default "";

  /** Which labels are wanted, an expression as Liquibase's {@code --label-filter} takes it. */
  String labelFilter() default "";

  /** Parameters of the changelog, as {@code name=value}. */
  String[] parameters() default {};

  /** Where unqualified objects are; {@code public}, if this is empty. */
  String defaultSchemaName() default "";

  /** Where Liquibase's own tables are; the default schema, if this is empty. */
  String liquibaseSchemaName() default "";

  /** Rule files, or folders of them; the behaviours that they declare are tried, too. */
  String[] rules() default {};

  /** Parameters of the rule files, as {@code name=value}. */
  String[] ruleParameters() default {};

  /** A snapshot file that the schema is compared with. */
  String snapshot() default "";

  /** A file of differences that are accepted beside the snapshot. */
  String ignore() default "";

  /** Whether warnings fail, too. */
  boolean strict() default false;

  /**
   * The major version of the throwaway PostgreSQL, such as {@code 16}; by default whichever is
   * there. Of an {@link OwnDatabase} its owner decides.
   */
  String postgresql() default "";

  /** Whether each test has a copy of its own, or all of a class share one. */
  Copy copy() default Copy.EACH_TEST;

  /** How many copies of the database there are. */
  enum Copy {
    /** Nothing that a test does is seen by another. */
    EACH_TEST,
    /** The tests of a class see what the others have left; those of a nested class have another. */
    EACH_CLASS
  }
}
