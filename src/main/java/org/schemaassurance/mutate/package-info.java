/**
 * Tests rules: sabotages databases that were made for it, and says which sabotage no rule notices.
 */
package org.schemaassurance.mutate;
