/// What the user wants, as one immutable tree, and the one schema that describes it.
@NullMarked
package dev.tentaclesetup.core.answers;

import org.jspecify.annotations.NullMarked;
