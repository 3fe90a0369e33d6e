/// The answers while they are being given, and what every page is made with.
@NullMarked
package dev.tentaclesetup.ui.draft;

import org.jspecify.annotations.NullMarked;
