package org.schemaassurance.support;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Injects a {@link TestDatabase}: a test method and its {@code @BeforeEach} methods get one of
 * their own. One that a {@code @BeforeAll} method asks for is shared by the whole class. JUnit
 * closes it with its context, so a leak fails the test that made it.
 */
public final class DatabaseExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);

  /**
   * What is awaited comes soon on a machine that is not busy; ten seconds are too few on others.
   */
  private static final Duration LONGEST_AWAITED = Duration.ofSeconds(30);

  static {
    Awaitility.setDefaultTimeout(LONGEST_AWAITED);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            TestDatabase.class,
            key -> TestServer.shared().createDatabase(templateOf(context)),
            TestDatabase.class);
  }

  private static Class<? extends DatabaseTemplate> templateOf(ExtensionContext context) {
    return context
        .getElement()
        .flatMap(element -> AnnotationSupport.findAnnotation(element, Template.class))
        .<Class<? extends DatabaseTemplate>>map(Template::value)
        .or(() -> context.getParent().map(DatabaseExtension::templateOf))
        .orElse(EmptyTemplate.class);
  }
}
