/// The client of the Octopus Server's REST API.
@NullMarked
package dev.tentaclesetup.core.octopus;

import org.jspecify.annotations.NullMarked;
