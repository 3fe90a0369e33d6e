/// The page that chooses who calls whom, and through which addresses and ports.
@NullMarked
package dev.tentaclesetup.ui.connection;

import org.jspecify.annotations.NullMarked;
