/**
 * Somebody else's project: which changelog it has and where its pipelines run, and what is written
 * into it to begin with. Nothing here writes a file.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.onboarding;
