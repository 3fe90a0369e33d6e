/// systemd: units, `systemctl`, and readiness.
@NullMarked
package dev.tentaclesetup.service.systemd;

import org.jspecify.annotations.NullMarked;
