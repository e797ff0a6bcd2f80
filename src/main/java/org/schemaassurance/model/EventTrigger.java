package org.schemaassurance.model;

/**
 * An event trigger that fires in ordinary sessions and is no extension's, from {@code
 * pg_event_trigger}.
 *
 * @param event {@code ddl_command_start}, {@code ddl_command_end}, {@code sql_drop}, {@code
 *     table_rewrite} or {@code login}
 * @param function that it calls
 */
public record EventTrigger(String name, String event, QualifiedName function) {}
