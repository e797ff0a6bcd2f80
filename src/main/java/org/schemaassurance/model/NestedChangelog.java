package org.schemaassurance.model;

import java.nio.file.Path;

/**
 * A changelog in a folder of a project, such as a module's.
 *
 * @param folder relative to the project
 * @param changelog as who works in the folder finds it
 */
public record NestedChangelog(Path folder, FoundChangelog changelog) {}
