package dev.tentaclesetup.core.problem;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// The ids that nothing produces yet. They keep their numbers and sentences, because they are part
/// of the format that scripts rely on ([wizard-reference 8]).
final class ReservedProblems {

    /// Each with what would produce it.
    static final Map<ProblemId, String> REASONS = reasons();

    private ReservedProblems() {}

    private static Map<ProblemId, String> reasons() {
        var reasons = new EnumMap<ProblemId, String>(ProblemId.class);
        reasons.put(ProblemId.PROXY_USER, "the proxy of the service account is not read yet");
        reasons.put(ProblemId.PROXY_PAC, "proxy scripts are not read");
        reasons.put(ProblemId.REG_SUBS, "the server does not say who has a subscription");
        reasons.put(ProblemId.HOST_DUAL, "the addresses of the host are not counted yet");
        reasons.put(ProblemId.AV_LOCK, "it needs a real virus scanner");
        reasons.put(ProblemId.PRIV_POLICY, "it needs the policies of a real Windows");
        reasons.put(ProblemId.HEALTH_SCRIPT, "no script is run after the health check yet");
        return Collections.unmodifiableMap(reasons);
    }
}
