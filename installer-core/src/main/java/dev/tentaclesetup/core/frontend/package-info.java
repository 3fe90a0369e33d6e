/// What a front end that is found at run time has to be.
@NullMarked
package dev.tentaclesetup.core.frontend;

import org.jspecify.annotations.NullMarked;
