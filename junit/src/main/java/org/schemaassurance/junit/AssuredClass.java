package org.schemaassurance.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.schemaassurance.model.UsageException;

/**
 * A class that is {@link SchemaAssured}.
 *
 * @param type the class itself, not one that is nested in it
 * @param said what its annotation says
 */
record AssuredClass(Class<?> type, SchemaAssured said) {
  /**
   * The one that a test class is, or is nested in.
   *
   * @throws UsageException if there is none
   */
  static AssuredClass of(Class<?> test) {
    return Stream.<Class<?>>iterate(test, type -> type != null, Class::getEnclosingClass)
        .flatMap(
            type ->
                AnnotationSupport.findAnnotation(type, SchemaAssured.class)
                    .map(said -> new AssuredClass(type, said))
                    .stream())
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    test.getName() + " has no @SchemaAssured that says what is tested."));
  }

  /**
   * What the member with {@link OwnDatabase} gives.
   *
   * @throws UsageException if it gives no database
   */
  Optional<AssuredDatabase> ownDatabase() {
    List<AnnotatedElement> members =
        Stream.<AnnotatedElement>concat(
                AnnotationSupport.findAnnotatedFields(type, OwnDatabase.class).stream(),
                AnnotationSupport.findAnnotatedMethods(
                    type, OwnDatabase.class, HierarchyTraversalMode.TOP_DOWN)
                    .stream())
            .toList();
    if (members.size() > 1) {
      throw new UsageException(type.getName() + " has more than one @OwnDatabase.");
    }
    return members.stream().findFirst().map(this::given);
  }

  private AssuredDatabase given(AnnotatedElement member) {
    if (!isStatic(member)) {
      throw new UsageException("@OwnDatabase " + member + " has to be static.");
    }
    Object value = value(member);
    if (value instanceof AssuredDatabase database) {
      return database;
    }
    if (value instanceof DataSource source) {
      return AssuredDatabase.of(source);
    }
    if (value == null) {
      throw new UsageException("@OwnDatabase " + member + " gives nothing.");
    }
    return AssuredDatabase.at(
        text(value, "getJdbcUrl"), text(value, "getUsername"), text(value, "getPassword"));
  }

  private static boolean isStatic(AnnotatedElement member) {
    return member instanceof Field field
        ? ModifierSupport.isStatic(field)
        : ModifierSupport.isStatic((Method) member);
  }

  private static Object value(AnnotatedElement member) {
    if (member instanceof Method method) {
      return ReflectionSupport.invokeMethod(method, null);
    }
    return ReflectionSupport.tryToReadFieldValue((Field) member, null)
        .getOrThrow(
            failed -> new UsageException("@OwnDatabase " + member + " cannot be read.", failed));
  }

  /** Testcontainers of any version has these, and so do connection details of Spring Boot. */
  private static String text(Object value, String method) {
    return ReflectionSupport.findMethod(value.getClass(), method)
        .map(found -> ReflectionSupport.invokeMethod(found, value))
        .map(String.class::cast)
        .orElseThrow(
            () ->
                new UsageException(
                    "@OwnDatabase gives a %s, which is no AssuredDatabase, no DataSource and has no %s()."
                        .formatted(value.getClass().getName(), method)));
  }
}
