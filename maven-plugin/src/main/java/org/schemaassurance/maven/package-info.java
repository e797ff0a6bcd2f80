/**
 * The goals of Maven: each reads its parameters, and what the project says of its Liquibase plugin,
 * asks the front door, writes reports, and fails the build in one sentence.
 */
package org.schemaassurance.maven;
