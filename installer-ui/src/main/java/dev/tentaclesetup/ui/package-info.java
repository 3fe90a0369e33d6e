/// The JavaFX wizard.
@NullMarked
package dev.tentaclesetup.ui;

import org.jspecify.annotations.NullMarked;
