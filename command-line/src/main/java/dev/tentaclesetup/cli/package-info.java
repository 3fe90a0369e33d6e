/// tentacle-setup and tentacle on the command line.
@NullMarked
package dev.tentaclesetup.cli;

import org.jspecify.annotations.NullMarked;
