/// Looking before leaping: what is found out about this machine and the server before anything is
/// changed.
@NullMarked
package dev.tentaclesetup.core.check;

import org.jspecify.annotations.NullMarked;
