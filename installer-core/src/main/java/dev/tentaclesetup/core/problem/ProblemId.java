package dev.tentaclesetup.core.problem;

import static dev.tentaclesetup.core.problem.ProblemClass.ANSWERS;
import static dev.tentaclesetup.core.problem.ProblemClass.HEALTH;
import static dev.tentaclesetup.core.problem.ProblemClass.HOST;
import static dev.tentaclesetup.core.problem.ProblemClass.INBOUND;
import static dev.tentaclesetup.core.problem.ProblemClass.INSTANCE_EXISTS;
import static dev.tentaclesetup.core.problem.ProblemClass.INSTANCE_MISSING;
import static dev.tentaclesetup.core.problem.ProblemClass.INTERNAL;
import static dev.tentaclesetup.core.problem.ProblemClass.INTERRUPTED_RUN;
import static dev.tentaclesetup.core.problem.ProblemClass.LOCKED;
import static dev.tentaclesetup.core.problem.ProblemClass.NETWORK;
import static dev.tentaclesetup.core.problem.ProblemClass.PERMISSION;
import static dev.tentaclesetup.core.problem.ProblemClass.PORT;
import static dev.tentaclesetup.core.problem.ProblemClass.PROXY;
import static dev.tentaclesetup.core.problem.ProblemClass.REGISTRATION;
import static dev.tentaclesetup.core.problem.ProblemClass.RIGHTS;
import static dev.tentaclesetup.core.problem.ProblemClass.SECRET;
import static dev.tentaclesetup.core.problem.ProblemClass.SERVER_NAME;
import static dev.tentaclesetup.core.problem.ProblemClass.SERVICE_START;
import static dev.tentaclesetup.core.problem.ProblemClass.SIGN_IN;
import static dev.tentaclesetup.core.problem.ProblemClass.TIME_OUT;
import static dev.tentaclesetup.core.problem.ProblemClass.TRUST;
import static dev.tentaclesetup.core.problem.ProblemClass.UNEXPECTED_PLAN;
import static dev.tentaclesetup.core.problem.Severity.BLOCKER;
import static dev.tentaclesetup.core.problem.Severity.WARNING;

import java.util.Arrays;
import java.util.Optional;

/// One id for one cause, in one class.
///
/// The names are part of the contract ([wizard-reference 8], [wizard-reference 10.6]): written with
/// a hyphen ([#text()]) in every output, log and help page. The sentences live in the resource
/// bundle under `problem.<text>.message` and `problem.<text>.fix`; the bundle says what each
/// placeholder means.
public enum ProblemId {
    NET_DNS(NETWORK),
    NET_REFUSED(NETWORK),
    NET_TIMEOUT(NETWORK),
    NET_RESET(NETWORK),
    NET_UNREACH(NETWORK),
    NET_IPV6(NETWORK, WARNING),
    NET_PORTAL(NETWORK),
    URL_COMMS(NETWORK),
    URL_PORTAL(NETWORK),
    URL_PATH(NETWORK, WARNING),
    URL_HTTP(NETWORK, WARNING),
    URL_NOTOCTO(NETWORK),
    URL_OLD(NETWORK),
    SRV_MAINT(NETWORK),
    SRV_5XX(NETWORK),
    /// The task queue of the space is stopped: tasks wait.
    SRV_QUEUE(NETWORK, WARNING),
    /// The server has nodes that the agent does not poll.
    SRV_NODES(NETWORK, WARNING),
    /// The server was not asked about an instance that is examined.
    SRV_UNASKED(NETWORK, WARNING),

    /// An answer that is too long or cannot be understood.
    SRV_ANSWER(NETWORK),

    TLS_UNTRUSTED(TRUST),
    /// Another certificate than the one that the answers demand.
    TLS_PIN(TRUST),
    TLS_NAME(TRUST),
    TLS_EXPIRED(TRUST),
    TLS_INTERCEPT(TRUST),
    TLS_PLAIN(TRUST),
    TLS_VERSION(TRUST),
    TLS_SHA1(TRUST),
    THUMB_FORMAT(TRUST, WARNING),
    THUMB_MISMATCH(TRUST),
    THUMB_SELF(TRUST),
    /// The agent obeys further servers, which this set-up is not about.
    TRUST_OTHER(TRUST, WARNING),
    /// The agent obeys no server, or not the one that it is about.
    TRUST_MISSING(TRUST),

    /// The agent no longer obeys a server that it obeyed.
    TRUST_GONE(TRUST, WARNING),

    PROXY_407(PROXY),
    PROXY_NTLM(PROXY),
    PROXY_DENY(PROXY),
    PROXY_ADDR(PROXY),
    PROXY_USER(PROXY, WARNING),
    PROXY_PAC(PROXY, WARNING),

    AUTH_KEY(SIGN_IN),
    AUTH_PASS(SIGN_IN),
    AUTH_BEARER(SIGN_IN),
    AUTH_RATE(SIGN_IN),
    PERM_SPACE(PERMISSION),
    PERM_CREATE(PERMISSION),
    PERM_CERT(PERMISSION, WARNING),

    REG_NOENV(SERVER_NAME),
    REG_MISSING(SERVER_NAME),
    REG_NAME(REGISTRATION),
    REG_THUMB(REGISTRATION),
    /// Not in the specification: several records are this agent's, and none of them is remembered.
    REG_SEVERAL(REGISTRATION),
    /// Not in the specification: the name belongs to something that is no Tentacle.
    REG_KIND(REGISTRATION),
    REG_LIMIT(REGISTRATION),
    REG_SUBS(REGISTRATION),
    /// The server refused the record and said why.
    REG_REFUSED(REGISTRATION),
    /// The server has no record of the agent.
    REG_GONE(REGISTRATION),

    /// The server's record is not about the agent as it is.
    REG_DIFFERS(REGISTRATION),

    /// The record is switched off, so the server neither checks nor uses the machine.
    REG_DISABLED(REGISTRATION, WARNING),
    /// An instance is removed, and a record of it stays.
    REG_REMAINS(REGISTRATION, WARNING),
    /// An instance is removed, and whether a record of it stays is not known.
    REG_UNKNOWN(REGISTRATION, WARNING),
    /// The record was written, and this account may not see it.
    REG_UNSEEN(REGISTRATION, WARNING),
    /// The record of another agent becomes ours, because the answers allow it.
    REG_TAKEOVER(REGISTRATION, WARNING),

    PORT_USED(PORT),
    PORT_PRIV(PORT),
    PORT_ZOMBIE(PORT),

    /// An agent that runs does not answer on its port.
    PORT_SILENT(PORT),

    FW_LOCAL(INBOUND, WARNING),
    FW_REMOTE(INBOUND),
    ADDR_WRONG(INBOUND),
    HOST_DUAL(INBOUND, WARNING),

    SVC_RIGHT(HOST),
    SVC_PASS(HOST),
    SVC_ACCOUNT(HOST),
    /// Whether there is the account is not known: its domain does not answer.
    SVC_DOMAIN(HOST),
    /// The account is disabled, locked out or expired.
    SVC_BARRED(HOST),
    /// A managed account could not be logged on.
    SVC_MANAGED(HOST),
    SVC_ACL(HOST),
    /// A dedicated account cannot be made: another one has that name.
    SVC_OTHERS_ACCOUNT(HOST),
    /// The service manager did not do what was asked.
    SVC_COMMAND(HOST),
    /// The service was deleted, but a program still holds on to it.
    SVC_DELETING(HOST),
    /// The agent has to be started again and still runs a script.
    SVC_BUSY(HOST),
    /// A service that ours depends on is missing or does not start.
    SVC_DEPENDS(SERVICE_START),
    /// Others depend on the service and run, so that it cannot be stopped.
    SVC_DEPENDENTS(HOST),
    /// The service was disabled.
    SVC_DISABLED(SERVICE_START),
    /// Another service is listed under the name of ours.
    SVC_NAME(HOST),
    SVC_PATH(HOST, WARNING),
    /// The service stays stopped, because a part of the instance goes that it needs.
    SVC_IDLE(HOST, WARNING),
    /// The agent does not run.
    SVC_STOPPED(SERVICE_START),
    SVC_CRASH(SERVICE_START),
    SVC_TIMEOUT(SERVICE_START, WARNING),
    SYS_NOSYSTEMD(HOST, BLOCKER),
    /// The service manager cannot confine a service as a dedicated account needs it.
    SYS_OLD(HOST),
    SYS_UNITDENY(SERVICE_START),
    SYS_NOEXEC(HOST),
    SYS_LIB(HOST),
    FIPS(HOST, WARNING),
    CLOCK(HOST, WARNING),
    /// Something that is asked of this host does not answer.
    HOST_SLOW(HOST),
    DISK_FULL(HOST),
    DISK_RO(HOST),
    /// Reading or writing failed for another reason than rights or space.
    DISK_IO(HOST),
    DISK_OVERLAP(HOST, WARNING),
    /// There is something in the folder that is not the instance's.
    DISK_FOREIGN(HOST),
    /// The volume keeps no access rights, so that everybody can read what is on it.
    DISK_OPEN(HOST, WARNING),
    /// The folder belongs to the system or to all users.
    DISK_SYSTEM(HOST),
    /// A folder that was to be deleted is not known, or must not be deleted.
    DISK_STAYS(HOST, WARNING),
    /// Services do not see the drive.
    DISK_REMOTE(HOST),
    /// The log of the run is not where it was to be.
    LOG_FILE(HOST, WARNING),
    AV_LOCK(HOST, WARNING),
    CERT_PASS(HOST),
    CERT_NOKEY(HOST),
    CERT_WEAK(HOST, WARNING),
    CFG_CORRUPT(HOST),
    CFG_FOREIGN(HOST, WARNING),
    CFG_KEY(HOST),
    CFG_LOCK(LOCKED),

    PRIV_NONE(RIGHTS),
    PRIV_DECLINED(RIGHTS),
    PRIV_POLICY(RIGHTS),

    ANS_SYNTAX(ANSWERS),
    ANS_UNKNOWN(ANSWERS),
    ANS_MISSING(ANSWERS),
    /// The key or the value is part of the format, but this version does not act on it.
    ANS_UNSUPPORTED(ANSWERS),
    /// The value has the wrong type or is out of range.
    ANS_VALUE(ANSWERS),
    /// Two answers contradict each other.
    ANS_CONFLICT(ANSWERS),
    /// The answer has no effect with the other answers.
    ANS_UNUSED(ANSWERS, WARNING),
    ANS_SECRET(SECRET),

    INST_EXISTS(INSTANCE_EXISTS),
    INST_MISSING(INSTANCE_MISSING),
    STATE_RESUME(INTERRUPTED_RUN, WARNING),
    /// The plan is not the one that was expected.
    PLAN_OTHER(UNEXPECTED_PLAN),
    HEALTH_FAIL(HEALTH),
    HEALTH_SLOW(HEALTH, WARNING),
    /// The server makes no check that this account could see.
    HEALTH_UNKNOWN(HEALTH, WARNING),
    /// The script that the server was to run failed.
    HEALTH_SCRIPT(HEALTH),
    RUN_TIMEOUT(TIME_OUT),
    /// A fault of this program.
    RUN_BUG(INTERNAL);

    private final ProblemClass kind;
    private final Severity severity;

    ProblemId(ProblemClass kind) {
        this(kind, BLOCKER);
    }

    ProblemId(ProblemClass kind, Severity severity) {
        this.kind = kind;
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

    /// The class of problems this one belongs to.
    public ProblemClass problemClass() {
        return kind;
    }

    /// The exit code of that class.
    public int exitCode() {
        return kind.code();
    }

    /// How much this problem matters unless the situation says otherwise.
    public Severity severity() {
        return severity;
    }

    /// Whether trying the same again later may help without any change [wizard-reference 10.6].
    public boolean retryable() {
        return kind.retryable();
    }
}
