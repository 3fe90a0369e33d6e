/// The home screen: the agents of this host, what they do, and what can be done with them.
@NullMarked
package dev.tentaclesetup.ui.home;

import org.jspecify.annotations.NullMarked;
