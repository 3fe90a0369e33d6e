/// The page that shows every check and every step before anything is changed.
@NullMarked
package dev.tentaclesetup.ui.review;

import org.jspecify.annotations.NullMarked;
