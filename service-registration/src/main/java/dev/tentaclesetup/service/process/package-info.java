/// Background processes in the place of services, where there is no service manager or no right to
/// use it.
@NullMarked
package dev.tentaclesetup.service.process;

import org.jspecify.annotations.NullMarked;
