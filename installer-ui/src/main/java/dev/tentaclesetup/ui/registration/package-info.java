/// The page that says how the server lists this Tentacle.
@NullMarked
package dev.tentaclesetup.ui.registration;

import org.jspecify.annotations.NullMarked;
