/// What is said: values, messages and their bytes, data streams, and who says it: identities,
/// endpoints, limits and failures. Opens no connection.
///
/// Contracts, agent and clients use the values, endpoints, limits and failures. BSON, compression,
/// envelopes and the storage of streams are public for [dev.tentaclesetup.halibut.transport] and
/// [dev.tentaclesetup.halibut] alone: a test in `architecture-tests` lists what others may use.
@NullMarked
package dev.tentaclesetup.halibut.wire;

import org.jspecify.annotations.NullMarked;
