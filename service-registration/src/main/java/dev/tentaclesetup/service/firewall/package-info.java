/// The machine's own firewall: one rule for each instance, made, found again and taken away.
@NullMarked
package dev.tentaclesetup.service.firewall;

import org.jspecify.annotations.NullMarked;
