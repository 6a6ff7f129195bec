/** What costs time, measured with JMH. */
@NullMarked
package dev.hasp.benchmarks;

import org.jspecify.annotations.NullMarked;
