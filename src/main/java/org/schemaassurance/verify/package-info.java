/**
 * Rules on one side, evidence on the other: findings. It asks no database itself, and a check that
 * throws is a rule that could not be found out.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.verify;
