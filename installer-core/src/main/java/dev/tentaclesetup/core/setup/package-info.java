/// Setting up and removing a Tentacle: what is there now, what must be true before a change, and
/// the plan of steps. The steps are in [dev.tentaclesetup.core.step].
@NullMarked
package dev.tentaclesetup.core.setup;

import org.jspecify.annotations.NullMarked;
