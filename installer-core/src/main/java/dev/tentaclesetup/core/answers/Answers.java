package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.instance.ProxyBypass;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.RemoteAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Everything the user decided, valid in itself: one immutable tree that the wizard, the answer
/// file and the command line all produce, and that the planner alone interprets.
///
/// Each component's Javadoc names its answer key [wizard-reference 10.4].
///
/// @param setup `[setup]`
/// @param server `[server]`
/// @param proxies `[proxy]`, `[proxy.comms]` and `[proxy.web]`
/// @param connection `[connection]`
/// @param registration `[registration]`
/// @param paths `[paths]`
/// @param service `[service]`
/// @param firewall `[firewall]`
/// @param certificate `certificate.source`
/// @param key the rest of `[certificate]`
public record Answers(
        Setup setup,
        Server server,
        Proxies proxies,
        Connection connection,
        Registration registration,
        Paths paths,
        Service service,
        Firewall firewall,
        Certificate certificate,
        Key key) {

    /// With one proxy for everything, and a key of the usual length, which is not exported.
    public Answers(
            Setup setup,
            Server server,
            Proxy proxy,
            Connection connection,
            Registration registration,
            Paths paths,
            Service service,
            Firewall firewall,
            Certificate certificate) {
        this(
                setup,
                server,
                Proxies.everywhere(proxy),
                connection,
                registration,
                paths,
                service,
                firewall,
                certificate,
                Key.USUAL);
    }

    /// With one proxy for everything, and the certificate that the instance has, or a new one where
    /// it has none.
    public Answers(
            Setup setup,
            Server server,
            Proxy proxy,
            Connection connection,
            Registration registration,
            Paths paths,
            Service service,
            Firewall firewall) {
        this(
                setup,
                server,
                proxy,
                connection,
                registration,
                paths,
                service,
                firewall,
                Certificate.KEEP);
    }

    /// The account that a new service gets where none is answered [wizard-reference 9.4]. Workers
    /// on Linux run whatever the server sends them, and seldom change their host; deployments to
    /// targets usually do.
    ///
    /// @param windows whether the host runs Windows
    public Account defaultAccount(boolean windows) {
        boolean worker =
                registration instanceof Registration.Listed(_, _, _, Placement.Worker _, _);
        return defaultAccount(worker, windows);
    }

    /// As [#defaultAccount(boolean)], for answers that are not complete yet.
    public static Account defaultAccount(boolean worker, boolean windows) {
        return worker && !windows
                ? new Account.Dedicated(Optional.empty())
                : new Account.SystemAccount();
    }

    /// The proxy of the set-up's own calls.
    public Proxy proxy() {
        return proxies.setUp();
    }

    /// The same with other proxies.
    public Answers withProxies(Proxies others) {
        return new Answers(
                setup,
                server,
                others,
                connection,
                registration,
                paths,
                service,
                firewall,
                certificate,
                key);
    }

    /// The same with another account of the service.
    public Answers withAccount(Account account) {
        var same = service;
        return new Answers(
                setup,
                server,
                proxies,
                connection,
                registration,
                paths,
                new Service(same.run(), account, same.startNow(), same.start(), same.dependsOn()),
                firewall,
                certificate,
                key);
    }

    /// The same with another decision about the certificate.
    public Answers withCertificate(Certificate decided) {
        return new Answers(
                setup,
                server,
                proxies,
                connection,
                registration,
                paths,
                service,
                firewall,
                decided,
                key);
    }

    /// How the run itself behaves.
    ///
    /// @param instance `setup.instance`
    /// @param ifExists `setup.if-exists`
    /// @param onFailure `setup.on-failure`
    /// @param waitForHealth `setup.wait-for-health`
    /// @param healthTimeout `setup.health-timeout-seconds`
    /// @param timeout `setup.timeout-seconds`, of the whole run
    public record Setup(
            String instance,
            IfExists ifExists,
            OnFailure onFailure,
            boolean waitForHealth,
            Duration healthTimeout,
            Duration timeout) {}

    /// `setup.if-exists`: what an install does when the instance is already there.
    public enum IfExists {
        FAIL,
        RECONFIGURE,
        SKIP
    }

    /// `certificate.source`: what becomes of the certificate of an instance that is there already.
    /// A new instance gets a new one, unless one is imported.
    public enum Certificate {
        GENERATE,
        IMPORT,
        KEEP
    }

    /// The key of a new certificate, and where keys come from and go to.
    ///
    /// @param bits `certificate.key-bits`, of a certificate that is made
    /// @param imported `certificate.file` and its password, with `certificate.source = import` only
    /// @param exported `certificate.export-file` and its password
    public record Key(int bits, Optional<KeyFile> imported, Optional<KeyFile> exported) {
        /// Of a certificate that is made and stays on this host.
        public static final Key USUAL = new Key(2048, Optional.empty(), Optional.empty());
    }

    /// A certificate with its private key outside of an instance.
    ///
    /// @param path absolute
    /// @param password may be empty
    public record KeyFile(Path path, Secret password) {}

    /// `setup.on-failure`.
    public enum OnFailure {
        ROLLBACK,
        KEEP
    }

    /// Which server, and whether it may be called during set-up.
    public sealed interface Server {
        /// `server.thumbprint`: the agent trusts all of them; a fetched one must be among them, if
        /// there are any.
        List<Thumbprint> thumbprints();

        /// `server.trust`: what becomes of those that the agent trusts already.
        AgentTrust agentTrust();

        /// The server is called.
        ///
        /// @param url `server.url`, without the portal's path, query or fragment, no slash at the
        ///   end
        /// @param space `server.space`: name, slug or id; empty means the default space
        /// @param credential how to sign in
        /// @param connectTimeout `server.connect-timeout-seconds`, per attempt
        /// @param retries `server.retries`, 0 or more; network errors and 503 only
        /// @param trust `server.ca-file` and `server.pin-sha256`
        /// @param agentTrust `server.trust`
        record Online(
                URI url,
                Optional<String> space,
                Credential credential,
                List<Thumbprint> thumbprints,
                Duration connectTimeout,
                int retries,
                WebTrust trust,
                AgentTrust agentTrust)
                implements Server {
            public Online {
                thumbprints = List.copyOf(thumbprints);
            }

            /// Trusts what this host trusts.
            public Online(
                    URI url,
                    Optional<String> space,
                    Credential credential,
                    List<Thumbprint> thumbprints,
                    Duration connectTimeout,
                    int retries) {
                this(
                        url,
                        space,
                        credential,
                        thumbprints,
                        connectTimeout,
                        retries,
                        WebTrust.SYSTEM,
                        AgentTrust.REPLACE);
            }
        }

        /// The server of an instance that is changed here only: nothing of it changes there, so
        /// that it is not called, and no credential is needed.
        ///
        /// @param url empty when it is not known
        /// @param thumbprints empty leaves the trust list as it is
        record Untouched(Optional<URI> url, List<Thumbprint> thumbprints, AgentTrust agentTrust)
                implements Server {
            public Untouched {
                thumbprints = List.copyOf(thumbprints);
            }
        }

        /// `server.contact = no`: the server is never called. Only possible when listening.
        record Offline(List<Thumbprint> thumbprints, AgentTrust agentTrust) implements Server {
            public Offline {
                thumbprints = List.copyOf(thumbprints);
            }

            /// Former certificates of the server are replaced.
            public Offline(List<Thumbprint> thumbprints) {
                this(thumbprints, AgentTrust.REPLACE);
            }
        }
    }

    /// `server.trust`: what becomes of the servers that the agent trusts already.
    public enum AgentTrust {
        /// Former certificates of this server, or of the one that it comes in place of, go; those
        /// of further servers stay.
        REPLACE,
        /// All stay.
        ADD,
        /// All go.
        ONLY
    }

    /// Which certificates the server's web address may show.
    ///
    /// @param authorities from `server.ca-file`, trusted besides those of this host
    /// @param pins `server.pin-sha256`; when there are any, these certificates and no others
    public record WebTrust(List<X509Certificate> authorities, List<Thumbprint> pins) {

        /// What this host trusts.
        public static final WebTrust SYSTEM = new WebTrust(List.of(), List.of());

        public WebTrust {
            authorities = List.copyOf(authorities);
            pins = List.copyOf(pins);
        }

        /// The SHA-256 fingerprint of a certificate, as a pin.
        public static Thumbprint print(X509Certificate certificate) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
                return new Thumbprint(HexFormat.of().withUpperCase().formatHex(hash));
            } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
                throw new IllegalStateException(
                        "every Java has SHA-256 and encodes certificates", impossible);
            }
        }
    }

    /// How to sign in to the REST API.
    public sealed interface Credential {
        /// `server.api-key`.
        record ApiKey(Secret key) implements Credential {}

        /// `server.token`.
        record Token(Secret token) implements Credential {}

        /// `server.username` and `server.password`.
        record Password(String username, Secret password) implements Credential {}
    }

    /// The three ways out of this host.
    ///
    /// @param setUp `[proxy]`, of the set-up's own calls
    /// @param comms `[proxy.comms]`, of a polling agent
    /// @param web `[proxy.web]`, of the web requests of scripts
    public record Proxies(Proxy setUp, Proxy comms, Proxy web) {

        /// The same for all.
        public static Proxies everywhere(Proxy proxy) {
            return new Proxies(proxy, proxy, proxy);
        }
    }

    /// Which proxy a way goes through.
    public sealed interface Proxy {

        /// What is dialled directly all the same.
        default ProxyBypass bypass() {
            return ProxyBypass.NONE;
        }

        /// What the system or the environment says when the set-up runs.
        ///
        /// @param bypass `proxy.bypass`
        record Automatic(ProxyBypass bypass) implements Proxy {
            public Automatic() {
                this(ProxyBypass.NONE);
            }
        }

        /// What the system says to each program itself. An agent takes that as none; scripts and
        /// their programs may know better.
        record SystemDefault() implements Proxy {}

        /// No proxy, whatever the system says.
        record None() implements Proxy {}

        /// @param host `proxy.host`
        /// @param port `proxy.port`
        /// @param login `proxy.username` and `proxy.password`; an empty password is one that is
        ///   stored and cannot be read here
        /// @param bypass `proxy.bypass`
        record Manual(
                String host, int port, Optional<Credential.Password> login, ProxyBypass bypass)
                implements Proxy {

            public Manual(String host, int port, Optional<Credential.Password> login) {
                this(host, port, login, ProxyBypass.NONE);
            }
        }
    }

    /// Which side opens the connection.
    public sealed interface Connection {
        /// The server calls the agent.
        ///
        /// @param port `connection.listen-port`, 1 to 65535
        /// @param listenAddress `connection.listen-address`; empty means every address
        /// @param publicHost `connection.public-host`, the name that the server uses; empty means
        ///   found out
        /// @param publicPort `connection.public-port`, the port that the server uses
        /// @param serverProxy `connection.server-proxy`, by which the server calls; empty means the
        ///   present one, an empty name none
        record Listening(
                int port,
                Optional<String> listenAddress,
                Optional<String> publicHost,
                int publicPort,
                Optional<String> serverProxy)
                implements Connection {

            /// Called in the way in which it is called now.
            public Listening(
                    int port,
                    Optional<String> listenAddress,
                    Optional<String> publicHost,
                    int publicPort) {
                this(port, listenAddress, publicHost, publicPort, Optional.empty());
            }
        }

        /// The agent calls the server.
        ///
        /// @param commsAddresses `connection.comms-address`, `https://host:port/` each, at least
        ///   one
        /// @param connections `connection.polling-connections`, 1 to 512
        /// @param subscriptionId `connection.subscription-id`, `poll://…/`; empty means kept or
        ///   generated
        record Polling(List<URI> commsAddresses, int connections, Optional<URI> subscriptionId)
                implements Connection {
            public Polling {
                commsAddresses = List.copyOf(commsAddresses);
            }
        }
    }

    /// How the server lists this host.
    public sealed interface Registration {
        /// As a machine of the server.
        ///
        /// @param name `registration.name`
        /// @param policy `registration.policy`; empty means the default policy
        /// @param onConflict `registration.on-conflict`
        /// @param placement `registration.kind`, and what goes with it
        /// @param details what else the record says
        record Listed(
                String name,
                Optional<String> policy,
                OnConflict onConflict,
                Placement placement,
                RecordDetails details)
                implements Registration {

            /// With nothing else.
            public Listed(
                    String name,
                    Optional<String> policy,
                    OnConflict onConflict,
                    Placement placement) {
                this(name, policy, onConflict, placement, RecordDetails.USUAL);
            }
        }

        /// `registration.kind = none`.
        record None() implements Registration {}
    }

    /// What a machine of the server is for.
    public sealed interface Placement {
        /// A deployment target.
        ///
        /// @param environments `registration.environment`: name, slug or id, at least one
        /// @param roles `registration.role`, at least one
        record Target(List<String> environments, List<String> roles) implements Placement {
            public Target {
                environments = List.copyOf(environments);
                roles = List.copyOf(roles);
            }
        }

        /// A worker.
        ///
        /// @param pools `registration.worker-pool`: name, slug or id, at least one
        record Worker(List<String> pools) implements Placement {
            public Worker {
                pools = List.copyOf(pools);
            }
        }
    }

    /// What a record says besides. What is not answered stays as it is.
    ///
    /// @param tenants `registration.tenant`: name, slug or id
    /// @param tenantTags `registration.tenant-tag`: `Set/Tag`
    /// @param participation `registration.tenanted`; empty follows from tenants and tags
    /// @param disabled `registration.disabled`
    /// @param lockUpgrades `registration.lock-upgrades`
    public record RecordDetails(
            Optional<List<String>> tenants,
            Optional<List<String>> tenantTags,
            Optional<Participation> participation,
            Optional<Boolean> disabled,
            boolean lockUpgrades) {

        /// Nothing is answered.
        public static final RecordDetails USUAL =
                new RecordDetails(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true);

        public RecordDetails {
            tenants = tenants.map(List::copyOf);
            tenantTags = tenantTags.map(List::copyOf);
        }
    }

    /// `registration.tenanted`: which deployments a target takes.
    public enum Participation {
        UNTENANTED,
        TENANTED,
        BOTH
    }

    /// `registration.on-conflict`: what happens when the name is taken on the server.
    public enum OnConflict {
        FAIL,
        UPDATE,
        RENAME,
        UPDATE_IF_SAME_CERTIFICATE
    }

    /// `[paths]`.
    ///
    /// @param data `paths.data`, absolute: the instance's home, with configuration, logs and
    ///   workspaces
    /// @param applications `paths.applications`, absolute, not inside data
    /// @param acceptExisting `paths.accept-existing`: whether files of others may be in them
    public record Paths(Path data, Path applications, boolean acceptExisting) {

        /// Folders with nothing of others in them.
        public Paths(Path data, Path applications) {
            this(data, applications, false);
        }
    }

    /// `[service]`.
    ///
    /// @param run what keeps the agent running
    /// @param account the account it runs as
    /// @param startNow `service.start-now`
    /// @param start `service.start`
    /// @param dependsOn `service.depends-on`: full names of services that are started before
    public record Service(
            Run run, Account account, boolean startNow, StartMode start, List<String> dependsOn) {
        public Service {
            dependsOn = List.copyOf(dependsOn);
        }

        /// Started with the host, after no other service.
        public Service(Run run, Account account, boolean startNow) {
            this(run, account, startNow, StartMode.AUTOMATIC, List.of());
        }
    }

    /// `[firewall]`.
    ///
    /// @param manage `firewall.manage`
    /// @param profiles `firewall.profile`, of Windows; empty means all
    /// @param zone `firewall.zone`, of firewalld; empty means its default
    /// @param from `firewall.remote-address`; empty means any caller
    public record Firewall(
            Manage manage,
            Set<FirewallRule.Profile> profiles,
            Optional<String> zone,
            List<RemoteAddress> from) {
        public Firewall {
            profiles = Set.copyOf(profiles);
            from = List.copyOf(from);
        }

        /// Opened for any caller when a firewall is active.
        public static Firewall automatic() {
            return new Firewall(Manage.AUTO, Set.of(), Optional.empty(), List.of());
        }
    }

    /// `firewall.manage`.
    public enum Manage {
        /// A service that listens gets its rule when a firewall is active.
        AUTO,
        /// Also a background process does.
        YES,
        /// The firewall is left alone.
        NO
    }

    /// What keeps the agent running.
    public enum Run {
        /// `service.install = yes`: the operating system's service manager.
        SERVICE,
        /// `service.install = no`: a background process of the current user, which does not survive
        /// a reboot.
        PROCESS
    }

    /// `service.account`.
    public sealed interface Account {
        /// Not answered: a service that is there keeps its account, and a new one gets the
        /// [default][Answers#defaultAccount].
        record Unspecified() implements Account {}

        /// root on Linux, Local System on Windows.
        record SystemAccount() implements Account {}

        /// An account that is made for this instance alone, and removed with it.
        ///
        /// @param username `service.username`; empty means derived from the instance, and on
        ///   Windows from its service
        record Dedicated(Optional<String> username) implements Account {}

        /// A managed account of a Windows domain, whose password Windows fetches from the domain.
        ///
        /// @param username with its domain, and with the `$` that its name ends in
        record Managed(String username) implements Account {}

        /// An account that exists already.
        ///
        /// @param username `service.username`
        /// @param password `service.password`; empty on Linux
        record Existing(String username, Optional<Secret> password) implements Account {}

        /// The password that the answers give; empty for every account without one.
        default Optional<Secret> givenPassword() {
            return switch (this) {
                case Existing existing -> existing.password();
                case Unspecified _, SystemAccount _, Dedicated _, Managed _ -> Optional.empty();
            };
        }
    }
}
