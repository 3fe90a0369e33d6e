package dev.tentaclesetup.service.windows;

/// What the manager does when a service fails.
///
/// @param resetSeconds after so long without a failure counting begins anew
/// @param restarts how many of the first failures are answered by a restart; the last one's answer
///   is given to all that follow
/// @param delayMillis before each restart
/// @param onEveryFailure also when the service ended itself with an exit code other than 0
record Recovery(int resetSeconds, int restarts, int delayMillis, boolean onEveryFailure) {

    /// A restart after five seconds, as often as it takes: what stops an agent today (a full disk,
    /// a port in use) may be gone later.
    static final Recovery RESTART = new Recovery(24 * 60 * 60, 1, 5_000, true);

    /// A service that fails stays stopped.
    static final Recovery NONE = new Recovery(0, 0, 0, false);
}
