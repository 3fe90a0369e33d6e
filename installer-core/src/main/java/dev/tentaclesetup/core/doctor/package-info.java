/// The examination of an instance that exists: what a person who finds a Tentacle offline asks for
/// first. Changes nothing. [Doctor][dev.tentaclesetup.core.doctor.Doctor] is where to start
/// reading.
@NullMarked
package dev.tentaclesetup.core.doctor;

import org.jspecify.annotations.NullMarked;
