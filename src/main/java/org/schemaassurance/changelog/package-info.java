/** The only package that calls Liquibase: what a changelog declares, and how it is run. */
package org.schemaassurance.changelog;
