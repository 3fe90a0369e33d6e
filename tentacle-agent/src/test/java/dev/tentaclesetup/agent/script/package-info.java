@NullMarked
package dev.tentaclesetup.agent.script;

import org.jspecify.annotations.NullMarked;
