/// The page that finds the server and signs in to it.
@NullMarked
package dev.tentaclesetup.ui.server;

import org.jspecify.annotations.NullMarked;
