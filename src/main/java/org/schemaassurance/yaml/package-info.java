/**
 * Files that people write in YAML, read by hand: each key is asked for, what nobody asked for is
 * refused, and every problem says where it stands.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.yaml;
