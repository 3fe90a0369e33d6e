package dev.tentaclesetup.core.problem;

import static dev.tentaclesetup.core.problem.Severity.BLOCKER;
import static dev.tentaclesetup.core.problem.Severity.WARNING;

import java.util.Arrays;
import java.util.Optional;

/// One id for one cause, with the exit code of its class.
///
/// The names are part of the contract (`wizard-reference` sections 8 and 10.6): written with a
/// hyphen ([#text()]) in every output, log and help page. The sentences live in the resource bundle
/// under `problem.<text>.message` and `problem.<text>.fix`; the bundle says what each placeholder
/// means.
public enum ProblemId {
    NET_DNS(11),
    NET_REFUSED(11),
    NET_TIMEOUT(11),
    NET_RESET(11),
    NET_UNREACH(11),
    NET_IPV6(11, WARNING),
    NET_PORTAL(11),
    URL_COMMS(11),
    URL_PORTAL(11),
    URL_PATH(11, WARNING),
    URL_HTTP(11, WARNING),
    URL_NOTOCTO(11),
    URL_OLD(11),
    SRV_MAINT(11),
    SRV_5XX(11),
    /// The task queue of the space is stopped: tasks wait.
    SRV_QUEUE(11, WARNING),
    /// An answer that is too long or cannot be understood.
    SRV_ANSWER(11),

    TLS_UNTRUSTED(12),
    TLS_NAME(12),
    TLS_EXPIRED(12),
    TLS_INTERCEPT(12),
    TLS_PLAIN(12),
    TLS_VERSION(12),
    TLS_SHA1(12),
    THUMB_FORMAT(12, WARNING),
    THUMB_MISMATCH(12),
    THUMB_SELF(12),

    PROXY_407(18),
    PROXY_NTLM(18),
    PROXY_DENY(18),
    PROXY_ADDR(18),
    PROXY_USER(18, WARNING),
    PROXY_PAC(18, WARNING),

    AUTH_KEY(13),
    AUTH_PASS(13),
    AUTH_BEARER(13),
    AUTH_RATE(13),
    PERM_SPACE(14),
    PERM_CREATE(14),
    PERM_CERT(14, WARNING),

    REG_NOENV(15),
    REG_MISSING(15),
    REG_NAME(16),
    REG_THUMB(16),
    REG_LIMIT(16),
    REG_SUBS(16),
    /// The server refused the record and said why.
    REG_REFUSED(16),

    PORT_USED(17),
    PORT_PRIV(17),
    PORT_ZOMBIE(17),
    FW_LOCAL(19, WARNING),
    FW_REMOTE(19),
    ADDR_WRONG(19),
    HOST_DUAL(19, WARNING),

    SVC_RIGHT(10),
    SVC_PASS(10),
    SVC_ACCOUNT(10),
    /// Whether there is the account is not known: its domain does not answer.
    SVC_DOMAIN(10),
    /// The account is disabled, locked out or expired.
    SVC_BARRED(10),
    /// A managed account could not be logged on.
    SVC_MANAGED(10),
    SVC_ACL(10),
    /// A dedicated account cannot be made: somebody else has that name.
    SVC_OTHERS_ACCOUNT(10),
    /// The service manager did not do what was asked.
    SVC_COMMAND(10),
    /// The service was deleted, but a program still holds on to it.
    SVC_DELETING(10),
    /// A service that ours depends on is missing or does not start.
    SVC_DEPENDS(22),
    /// Others depend on the service and run, so that it cannot be stopped.
    SVC_DEPENDENTS(10),
    /// Somebody disabled the service.
    SVC_DISABLED(22),
    /// Another service is listed under the name of ours.
    SVC_NAME(10),
    SVC_PATH(10, WARNING),
    SVC_CRASH(22),
    SVC_TIMEOUT(22, WARNING),
    SYS_NOSYSTEMD(10, WARNING),
    /// The service manager cannot confine a service as a dedicated account needs it.
    SYS_OLD(10),
    SYS_UNITDENY(22),
    SYS_NOEXEC(10),
    SYS_LIB(10),
    FIPS(10, WARNING),
    CLOCK(10, WARNING),
    /// Something that is asked of this host does not answer.
    HOST_SLOW(10),
    DISK_FULL(10),
    DISK_RO(10),
    /// Reading or writing failed for another reason than rights or space.
    DISK_IO(10),
    DISK_OVERLAP(10, WARNING),
    /// The volume keeps no access rights, so that everybody can read what is on it.
    DISK_OPEN(10, WARNING),
    /// The folder belongs to the system or to all users and must not be closed to them.
    DISK_SYSTEM(10),
    /// Services do not see the drive.
    DISK_REMOTE(10),
    AV_LOCK(10, WARNING),
    CERT_PASS(10),
    CERT_NOKEY(10),
    CERT_WEAK(10, WARNING),
    CFG_CORRUPT(10),
    CFG_FOREIGN(10, WARNING),
    CFG_KEY(10),
    CFG_LOCK(40),

    PRIV_NONE(5),
    PRIV_DECLINED(5),
    PRIV_POLICY(5),

    ANS_SYNTAX(3),
    ANS_UNKNOWN(3),
    ANS_MISSING(3),
    /// The key or the value is part of the format, but this version does not act on it.
    ANS_UNSUPPORTED(3),
    /// The value has the wrong type or is out of range.
    ANS_VALUE(3),
    /// Two answers contradict each other.
    ANS_CONFLICT(3),
    /// The answer has no effect with the other answers.
    ANS_UNUSED(3, WARNING),
    ANS_SECRET(4),

    INST_EXISTS(31),
    INST_MISSING(32),
    STATE_RESUME(41, WARNING),
    HEALTH_FAIL(23),
    HEALTH_SLOW(23, WARNING),
    /// The script that the server was to run failed.
    HEALTH_SCRIPT(23),
    RUN_TIMEOUT(124),
    /// A mistake of this program.
    RUN_BUG(1);

    private final int exitCode;
    private final Severity severity;

    ProblemId(int exitCode) {
        this(exitCode, BLOCKER);
    }

    ProblemId(int exitCode, Severity severity) {
        this.exitCode = exitCode;
        this.severity = severity;
    }

    /// The id that is written like this, for example `ANS-SYNTAX`; empty when there is none.
    public static Optional<ProblemId> parse(String text) {
        return Arrays.stream(values()).filter(id -> id.text().equalsIgnoreCase(text)).findFirst();
    }

    /// As users see it, for example `ANS-SYNTAX`.
    public String text() {
        return name().replace('_', '-');
    }

    /// The exit code of the class of problems this one belongs to.
    public int exitCode() {
        return exitCode;
    }

    /// How much this problem matters unless the situation says otherwise.
    public Severity severity() {
        return severity;
    }

    /// Whether trying the same again later may help without any change (`wizard-reference` 10.6).
    public boolean retryable() {
        return exitCode == 11 || exitCode == 40 || exitCode == 124;
    }
}
