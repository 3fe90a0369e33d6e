/// How it gets there: sockets, TLS, connections with their time limits, WebSocket frames, proxies,
/// prefaces, identity lines and the pool of connections that we have dialled. Knows no queue and no
/// service.
///
/// For [dev.tentaclesetup.halibut] alone; a test in `architecture-tests` holds everyone else off.
@NullMarked
package dev.tentaclesetup.halibut.transport;

import org.jspecify.annotations.NullMarked;
