/// The demonstration behind `./run`: never shipped.
@NullMarked
package dev.tentaclesetup.demo;

import org.jspecify.annotations.NullMarked;
