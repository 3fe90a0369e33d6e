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
        reasons.put(ProblemId.NET_IPV6, "the address families are not tried one by one yet");
        reasons.put(ProblemId.THUMB_SELF, "the thumbprint is not compared with the agent's yet");
        reasons.put(ProblemId.PROXY_USER, "the proxy of the service account is not read yet");
        reasons.put(ProblemId.PROXY_PAC, "proxy scripts are not read");
        reasons.put(ProblemId.REG_SUBS, "the server does not say who has a subscription");
        reasons.put(ProblemId.PORT_ZOMBIE, "agents left behind are not told from others yet");
        reasons.put(ProblemId.HOST_DUAL, "the addresses of the host are not counted yet");
        reasons.put(ProblemId.SYS_UNITDENY, "refusals by SELinux are not told from crashes yet");
        reasons.put(ProblemId.SYS_NOEXEC, "mount options are not read yet");
        reasons.put(ProblemId.SYS_LIB, "the programs bring their libraries along");
        reasons.put(ProblemId.FIPS, "the FIPS mode of the host is not read yet");
        reasons.put(ProblemId.AV_LOCK, "virus scanners are not told from other programs yet");
        reasons.put(ProblemId.CERT_PASS, "no certificate is imported from a file yet");
        reasons.put(ProblemId.CERT_NOKEY, "no certificate is imported from a file yet");
        reasons.put(ProblemId.CERT_WEAK, "no certificate is imported from a file yet");
        reasons.put(ProblemId.PRIV_POLICY, "policies of the host are not read yet");
        reasons.put(ProblemId.HEALTH_SCRIPT, "no script is run after the health check yet");
        return Collections.unmodifiableMap(reasons);
    }
}
