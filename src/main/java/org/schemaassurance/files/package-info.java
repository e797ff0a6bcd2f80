/**
 * Which files may be read, and their text: whoever opens a file by a name that somebody else wrote
 * asks here.
 *
 * <p>Internal: it changes without notice, and programs come through the root package.
 */
package org.schemaassurance.files;
