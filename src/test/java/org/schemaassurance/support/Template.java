package org.schemaassurance.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class, or one test, a {@link TestDatabase} made by a recipe. The annotation
 * of a method wins over that of its class, and that over an enclosing class's.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DatabaseExtension.class)
public @interface Template {
  /** The recipe; by default an empty database. */
  Class<? extends DatabaseTemplate> value() default EmptyTemplate.class;
}
