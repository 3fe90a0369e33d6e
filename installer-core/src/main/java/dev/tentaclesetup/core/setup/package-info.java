/// Setting up and removing a Tentacle: what is there now, what has to change, and the steps that
/// change it. The machinery that carries steps out is in [dev.tentaclesetup.core.plan].
@NullMarked
package dev.tentaclesetup.core.setup;

import org.jspecify.annotations.NullMarked;
