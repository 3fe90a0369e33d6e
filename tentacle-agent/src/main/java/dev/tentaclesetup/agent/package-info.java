/// The program that the service runs.
@NullMarked
package dev.tentaclesetup.agent;

import org.jspecify.annotations.NullMarked;
