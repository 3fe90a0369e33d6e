/// Faults that a test or a demo switches on at run time.
@NullMarked
package dev.tentaclesetup.practice.fault;

import org.jspecify.annotations.NullMarked;
