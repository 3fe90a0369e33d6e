/// The frame round the pages: step list, Back and Next, keys, focus, and the order of the pages.
@NullMarked
package dev.tentaclesetup.ui.shell;

import org.jspecify.annotations.NullMarked;
