/// What the server remembers: spaces, environments, machines, users. In memory only.
@NullMarked
package dev.tentaclesetup.practice.store;

import org.jspecify.annotations.NullMarked;
