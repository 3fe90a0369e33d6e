/// Windows: its services, being one of them, and the rights and logs round about. Everything that
/// calls the system stands behind a narrow interface, so that the rest runs and is tested anywhere.
@NullMarked
package dev.tentaclesetup.service.windows;

import org.jspecify.annotations.NullMarked;
