/// The steps that change something, each with its proof and its undo. In which order they are taken
/// is planned in [dev.tentaclesetup.core.setup]; they are carried out by
/// [dev.tentaclesetup.core.plan].
@NullMarked
package dev.tentaclesetup.core.step;

import org.jspecify.annotations.NullMarked;
