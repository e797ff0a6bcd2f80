/**
 * Which files may be read, and their text: whoever opens a file by a name that somebody else wrote
 * asks here.
 */
package org.schemaassurance.files;
