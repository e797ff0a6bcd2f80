package org.schemaassurance.support;

/**
 * A role that may log in.
 *
 * @param name its name, which needs no quotes in SQL
 * @param password its password
 */
public record TestRole(String name, String password) {}
