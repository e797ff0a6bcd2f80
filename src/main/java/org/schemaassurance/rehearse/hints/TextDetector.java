package org.schemaassurance.rehearse.hints;

/** A hint with how it is found in text. */
record TextDetector(Hint hint, TextHint look) {}
