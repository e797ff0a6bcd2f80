/**
 * What somebody has accepted for a time: findings of rules (waivers) and differences between
 * schemas (what is ignored), one concept with one expiry. What could not be found out cannot be
 * accepted.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.acceptance;
