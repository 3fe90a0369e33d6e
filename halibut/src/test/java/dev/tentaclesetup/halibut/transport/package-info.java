/// Tests of sockets, proxies and WebSockets.
@NullMarked
package dev.tentaclesetup.halibut.transport;

import org.jspecify.annotations.NullMarked;
