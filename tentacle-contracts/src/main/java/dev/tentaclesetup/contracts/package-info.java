/// The RPC contracts between an Octopus Server and a Tentacle.
@NullMarked
package dev.tentaclesetup.contracts;

import org.jspecify.annotations.NullMarked;
