/**
 * What the verbs do, without how they are typed and shown: each use case takes what it needs, a
 * {@link org.schemaassurance.model.Cancellation} and who is told of oddities, and gives records.
 * Internal: outsiders come through the root package, and this one changes without notice.
 */
package org.schemaassurance.assurance;
