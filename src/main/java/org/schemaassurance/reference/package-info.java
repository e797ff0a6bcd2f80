/**
 * Throwaway PostgreSQL servers for rehearsals, sabotage and tests. What they need is on the class
 * path of Maven and its tests only: the shipped jar holds no PostgreSQL and no Testcontainers.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.reference;
