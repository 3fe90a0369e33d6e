/// What the pages ask, as ports, and the answers that the core gives to them.
@NullMarked
package dev.tentaclesetup.ui.engine;

import org.jspecify.annotations.NullMarked;
