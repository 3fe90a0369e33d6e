/// The operating system's services: systemd and Windows, and being a service.
@NullMarked
package dev.tentaclesetup.service;

import org.jspecify.annotations.NullMarked;
