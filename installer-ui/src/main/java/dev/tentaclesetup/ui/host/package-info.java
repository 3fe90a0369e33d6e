/// The page about this host: folders, service and account.
@NullMarked
package dev.tentaclesetup.ui.host;

import org.jspecify.annotations.NullMarked;
