/// How checks run, and those that need nothing but an answer or two: each finds out one thing about
/// this host or the network, within a time limit, and changes nothing.
@NullMarked
package dev.tentaclesetup.core.check;

import org.jspecify.annotations.NullMarked;
