/// Controls of the wizard that know nothing of set-ups: fields, chips, check lists, thumbprints.
@NullMarked
package dev.tentaclesetup.ui.widget;

import org.jspecify.annotations.NullMarked;
