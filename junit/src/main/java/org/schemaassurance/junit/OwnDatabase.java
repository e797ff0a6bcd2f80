package org.schemaassurance.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a static field, or a static method without parameters, of a {@link SchemaAssured} class: the
 * database that its tests take instead of a throwaway server. It is
 *
 * <ul>
 *   <li>an {@link AssuredDatabase};
 *   <li>a {@link javax.sql.DataSource}, which does for rules and the snapshot; behaviours, and a
 *       changelog, need a connection of their own, so a URL with a user and a password;
 *   <li>or a container of Testcontainers, or whatever else has {@code getJdbcUrl}, {@code
 *       getUsername} and {@code getPassword}.
 * </ul>
 *
 * <p>It is asked for with the first test that needs it, so a container that an extension starts
 * before all tests has been started.
 */
@Documented
@Target({ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnDatabase {}
