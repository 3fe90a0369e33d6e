/// The removal of an agent: what goes, what stays, the typed name, the result.
@NullMarked
package dev.tentaclesetup.ui.removal;

import org.jspecify.annotations.NullMarked;
