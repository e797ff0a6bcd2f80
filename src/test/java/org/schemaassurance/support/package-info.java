/** A real PostgreSQL database for every test, made from a template and checked for leaks. */
package org.schemaassurance.support;
