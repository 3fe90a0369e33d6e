/// Every check of host and server that comes before a plan. Nothing here changes anything.
@NullMarked
package dev.tentaclesetup.core.preflight;

import org.jspecify.annotations.NullMarked;
