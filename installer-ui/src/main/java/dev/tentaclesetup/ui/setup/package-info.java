/// The page that carries the plan out and shows how it ended.
@NullMarked
package dev.tentaclesetup.ui.setup;

import org.jspecify.annotations.NullMarked;
