/** What an engine is, and what it will not do for a spec: facts, findings and the preflight's verdict. */
@NullMarked
package dev.hasp.engine;

import org.jspecify.annotations.NullMarked;
