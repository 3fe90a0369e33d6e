/// What the server does: tasks, health checks, scripts, and the calls to Tentacles behind them.
@NullMarked
package dev.tentaclesetup.practice.work;

import org.jspecify.annotations.NullMarked;
