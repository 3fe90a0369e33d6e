package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers.Participation;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MachineDetailsTest {

    private static final Thumbprint PRINT = new Thumbprint("AB".repeat(20));
    private static final Space SPACE =
            new Space(Optional.of("Spaces-1"), "Default", Optional.empty(), true, false);
    private static final MachineEndpoint LISTENING =
            new MachineEndpoint.Listening("web01", 10_933, PRINT);
    private static final MachineEndpoint POLLING =
            new MachineEndpoint.Polling(URI.create("poll://bcdefghjklmnpqrstuvw/"), PRINT);

    @Test
    void locksTheUpgradesOfANewRecord() {
        JsonNode record = created(LISTENING, options(true));

        assertThat(record.at("/Endpoint/TentacleVersionDetails/UpgradeLocked").asBoolean())
                .isTrue();
    }

    @Test
    void writesNoLockWhenToldNotTo() {
        JsonNode endpoint = created(LISTENING, options(false)).path("Endpoint");

        assertThat(endpoint.has("TentacleVersionDetails")).isFalse();
    }

    @Test
    void theLockStaysWhenTheEndpointIsReplacedThoughItIsNotAskedFor() {
        Machine locked = machine(created(LISTENING, options(true)));

        JsonNode record = updated(locked, POLLING, options(false));

        assertThat(record.at("/Endpoint/CommunicationStyle").asString())
                .isEqualTo("TentacleActive");
        assertThat(record.at("/Endpoint/TentacleVersionDetails/UpgradeLocked").asBoolean())
                .isTrue();
        assertThat(record.path("Endpoint").has("ProxyId")).isFalse();
    }

    @Test
    void keepsWhatIsNotMentioned() {
        Machine there =
                machine(
                        created(
                                LISTENING,
                                new MachineOptions(
                                        Optional.of(List.of("Tenants-1")),
                                        Optional.of(List.of("Tier/Gold")),
                                        Optional.of(Participation.BOTH),
                                        Optional.of(true),
                                        proxy("Proxies-1"),
                                        true)));

        MachineDetails after = machine(updated(there, LISTENING, MachineOptions.NONE)).details();

        assertThat(after)
                .isEqualTo(
                        new MachineDetails(
                                List.of("Tenants-1"),
                                List.of("Tier/Gold"),
                                Participation.BOTH,
                                true,
                                Optional.of("Proxies-1"),
                                true));
    }

    @Test
    void aTargetTakesDeploymentsOfTenantsWhenItHasSome() {
        MachineDetails with = tenants(List.of("Tenants-1")).over(MachineDetails.USUAL);

        assertThat(with.participation()).isEqualTo(Participation.TENANTED);
        assertThat(tenants(List.of()).over(with).participation())
                .isEqualTo(Participation.UNTENANTED);
    }

    @Test
    void aProxyIsTakenAwayByAnEmptyName() {
        MachineOptions none = withProxy(Optional.of(new MachineOptions.Proxy(Optional.empty())));
        MachineDetails with = withProxy(proxy("Proxies-1")).over(MachineDetails.USUAL);

        assertThat(with.proxyId()).contains("Proxies-1");
        assertThat(none.over(with).proxyId()).isEmpty();
    }

    private static MachineOptions options(boolean lock) {
        return new MachineOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                lock);
    }

    private static MachineOptions tenants(List<String> ids) {
        return new MachineOptions(
                Optional.of(ids),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static MachineOptions withProxy(Optional<MachineOptions.Proxy> proxy) {
        return new MachineOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                proxy,
                false);
    }

    private static Optional<MachineOptions.Proxy> proxy(String id) {
        return Optional.of(new MachineOptions.Proxy(Optional.of(id)));
    }

    private static JsonNode created(MachineEndpoint endpoint, MachineOptions options) {
        return Documents.object(MachineDocuments.create(spec(endpoint, options), SPACE));
    }

    private static JsonNode updated(
            Machine present, MachineEndpoint endpoint, MachineOptions options) {
        return Documents.object(MachineDocuments.update(present, spec(endpoint, options)));
    }

    private static MachineSpec spec(MachineEndpoint endpoint, MachineOptions options) {
        return new MachineSpec(
                "web01",
                endpoint,
                new MachineSpec.Placement.Target(List.of("Environments-1"), List.of("web")),
                Optional.empty(),
                options);
    }

    private static Machine machine(JsonNode record) {
        return MachineDocuments.read(MachineKind.TARGET, record);
    }
}
