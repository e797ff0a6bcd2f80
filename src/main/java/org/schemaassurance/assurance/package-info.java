/**
 * What the verbs do, without how they are typed and shown: each use case takes what it needs, a
 * {@link org.schemaassurance.model.Cancellation} and who is told of oddities, and gives records.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.assurance;
