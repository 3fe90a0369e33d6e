/// A small, strict and bounded JSON reader and writer without dependencies: the agent starts with
/// it, so it is fast to load and safe with hostile text.
@NullMarked
package dev.tentaclesetup.instance.json;

import org.jspecify.annotations.NullMarked;
