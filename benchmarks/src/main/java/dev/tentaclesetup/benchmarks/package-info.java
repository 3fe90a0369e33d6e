/// Figures about the whole product. A benchmark measures; it asserts nothing.
@NullMarked
package dev.tentaclesetup.benchmarks;

import org.jspecify.annotations.NullMarked;
