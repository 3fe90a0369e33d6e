/// The wire: RPC over TLS pinned by thumbprint, listening and polling, both roles.
@NullMarked
package dev.tentaclesetup.halibut;

import org.jspecify.annotations.NullMarked;
