package dev.hasp.testing.attack;

import dev.hasp.testing.engine.Container;

/** Someone outside who looks after an attack ended. */
interface Witness {

    /** A line that begins with {@code effect:}, or what was seen instead of the effect. */
    String look(AttackRange range, Container container);
}
