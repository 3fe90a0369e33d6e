/// Work beside the window's thread, and its results back on it.
@NullMarked
package dev.tentaclesetup.ui.background;

import org.jspecify.annotations.NullMarked;
