/// The host that is set up, as the ports through which it is read and changed, and their failures
/// as problems.
@NullMarked
package dev.tentaclesetup.core.host;

import org.jspecify.annotations.NullMarked;
