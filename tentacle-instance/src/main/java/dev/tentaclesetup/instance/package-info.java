/// What a Tentacle instance is on disk: index, configuration, secrets, certificate, trust.
@NullMarked
package dev.tentaclesetup.instance;

import org.jspecify.annotations.NullMarked;
