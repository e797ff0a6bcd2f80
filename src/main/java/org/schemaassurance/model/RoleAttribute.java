package org.schemaassurance.model;

/**
 * What a role may by itself, on the whole server, and not by a grant: CREATE ROLE in the PostgreSQL
 * manual.
 */
public enum RoleAttribute {
  SUPERUSER,
  BYPASSRLS,
  CREATEDB,
  CREATEROLE,
  REPLICATION
}
