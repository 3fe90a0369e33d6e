/// Remote calls, listening and polling, in both roles. [HalibutRuntime] is the way in.
///
/// This package has the turns of a conversation: calls, queues, polling loops and exchanges. What
/// is said is in [dev.tentaclesetup.halibut.wire], how it gets there in
/// [dev.tentaclesetup.halibut.transport].
@NullMarked
package dev.tentaclesetup.halibut;

import org.jspecify.annotations.NullMarked;
