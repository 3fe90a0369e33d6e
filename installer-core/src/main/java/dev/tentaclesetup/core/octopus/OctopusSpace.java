package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Everything inside one space. Every method calls the server, blocks for at most the call's time
/// limit, obeys interruption and throws [ProblemException] with an id of the catalogue.
public final class OctopusSpace {

    private static final String EVERYTHING = Integer.toString(Integer.MAX_VALUE);
    private static final Duration DISCOVERY = Duration.ofMinutes(3);

    private final Api api;
    private final Space space;
    private final Links links;
    private final String usual;

    /// @param links of the space document, or of the root document on a server without spaces
    OctopusSpace(Api api, Space space, Links links) {
        this.api = api;
        this.space = space;
        this.links = links;
        this.usual = "~/api" + space.id().map(id -> "/" + id).orElse("");
    }

    public Space space() {
        return space;
    }

    /// The environments that the account can see, in the server's order.
    public List<NamedItem> environments() throws ProblemException, InterruptedException {
        CallPurpose purpose = CallPurpose.LIST_ENVIRONMENTS;
        if (space.id().isPresent()) {
            String newer = place("Environments", "/environments") + "/v2?skip=0&take=" + EVERYTHING;
            Optional<JsonNode> page = api.find(ApiCall.get(purpose, newer));
            if (page.isPresent() && page.get().path("Items").isArray()) {
                return items(page.get().path("Items"));
            }
        }
        return items(
                api.list(ApiCall.get(purpose, place("Environments", "/environments") + "/all")));
    }

    /// The roles in use; others may be made up.
    public List<String> roles() throws ProblemException, InterruptedException {
        JsonNode roles =
                api.ask(
                        ApiCall.get(
                                CallPurpose.LIST_ROLES,
                                links.orUsual(
                                        "MachineRoles", usual + "/machineroles/all", Map.of())));
        var names = new ArrayList<String>();
        roles.forEach(role -> names.add(role.asString()));
        return names;
    }

    /// The machine policies; none on servers that do not know them.
    public List<NamedItem> policies() throws ProblemException, InterruptedException {
        return items(
                api.list(
                        ApiCall.get(
                                CallPurpose.LIST_POLICIES,
                                place("MachinePolicies", "/machinepolicies") + "/all")));
    }

    /// The proxies by which the server calls agents; none on servers that do not know them.
    public List<NamedItem> proxies() throws ProblemException, InterruptedException {
        return all(CallPurpose.LIST_PROXIES, "Proxies", "/proxies");
    }

    /// The tenants; none on servers that do not know them.
    public List<NamedItem> tenants() throws ProblemException, InterruptedException {
        return all(CallPurpose.LIST_TENANTS, "Tenants", "/tenants");
    }

    /// The tenant tags, each as `Set/Tag`, which is its name and its id [octopus-api 5.8].
    public List<NamedItem> tenantTags() throws ProblemException, InterruptedException {
        Optional<JsonNode> sets =
                api.find(
                        ApiCall.get(
                                CallPurpose.LIST_TAG_SETS, place("TagSets", "/tagsets") + "/all"));
        var tags = new ArrayList<NamedItem>();
        for (JsonNode all : sets.map(List::of).orElse(List.of())) {
            for (JsonNode set : all) {
                for (JsonNode tag : set.path("Tags")) {
                    String name = Documents.text(tag, "CanonicalTagName");
                    tags.add(new NamedItem(name, name, Optional.empty(), false));
                }
            }
        }
        return tags;
    }

    private List<NamedItem> all(CallPurpose purpose, String link, String path)
            throws ProblemException, InterruptedException {
        Optional<JsonNode> found = api.find(ApiCall.get(purpose, place(link, path) + "/all"));
        return found.map(OctopusSpace::items).orElse(List.of());
    }

    /// The worker pools; empty on servers that do not know them.
    public List<WorkerPool> workerPools() throws ProblemException, InterruptedException {
        Optional<JsonNode> pools =
                api.find(
                        ApiCall.get(
                                CallPurpose.LIST_WORKER_POOLS,
                                place("WorkerPools", "/workerpools") + "/all"));
        var found = new ArrayList<WorkerPool>();
        for (JsonNode pool : pools.map(List::of).orElse(List.of())) {
            for (JsonNode node : pool) {
                boolean dynamic =
                        Documents.text(node, "WorkerPoolType").equals("DynamicWorkerPool");
                boolean accepts = node.path("CanAddWorkers").asBoolean(true);
                found.add(new WorkerPool(item(node), accepts && !dynamic));
            }
        }
        return found;
    }

    /// The record with this name, ignoring case and surrounding whitespace.
    public Optional<Machine> machineNamed(MachineKind kind, String name)
            throws ProblemException, InterruptedException {
        String path =
                links.orUsual(
                        kind.link(),
                        usual + "/" + kind.path() + "{/id}{?name,take}",
                        Map.of("name", name.strip(), "take", EVERYTHING));
        return machines(kind, ApiCall.get(CallPurpose.FIND_NAME, path)).stream()
                .filter(machine -> machine.name().strip().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// The records whose agent has this certificate.
    public List<Machine> machinesWithThumbprint(MachineKind kind, Thumbprint thumbprint)
            throws ProblemException, InterruptedException {
        String path =
                links.orUsual(
                        kind.link(),
                        usual + "/" + kind.path() + "{/id}{?thumbprint}",
                        Map.of("id", "all", "thumbprint", thumbprint.hex()));
        return machines(kind, ApiCall.get(CallPurpose.FIND_THUMBPRINT, path)).stream()
                .filter(machine -> machine.hasThumbprint(thumbprint))
                .toList();
    }

    /// The same of every list.
    public List<Machine> machinesWithThumbprint(Thumbprint thumbprint)
            throws ProblemException, InterruptedException {
        var listed = new ArrayList<Machine>();
        for (MachineKind kind : MachineKind.values()) {
            listed.addAll(machinesWithThumbprint(kind, thumbprint));
        }
        return listed;
    }

    /// The record with this id; empty when there is none any more.
    public Optional<Machine> machine(MachineKind kind, String id)
            throws ProblemException, InterruptedException {
        return api.find(ApiCall.get(CallPurpose.READ_MACHINE, record(kind, id)))
                .map(node -> MachineDocuments.read(kind, node));
    }

    /// Makes a record.
    ///
    /// @return the record as the server has it now
    public Machine create(MachineSpec spec) throws ProblemException, InterruptedException {
        return write(
                spec.kind(),
                ApiCall.post(
                        CallPurpose.REGISTER_MACHINE,
                        place(spec.kind().link(), "/" + spec.kind().path()),
                        MachineDocuments.create(spec, space)));
    }

    /// Changes a record; what the specification does not speak of stays as it is.
    public Machine modify(Machine present, MachineSpec spec)
            throws ProblemException, InterruptedException {
        return write(
                present.kind(),
                ApiCall.put(
                        CallPurpose.UPDATE_MACHINE,
                        record(present.kind(), present.id()),
                        MachineDocuments.update(present, spec)));
    }

    /// Puts a record back exactly as it was read.
    public Machine restore(Machine earlier) throws ProblemException, InterruptedException {
        return write(
                earlier.kind(),
                ApiCall.put(
                        CallPurpose.RESTORE_MACHINE,
                        record(earlier.kind(), earlier.id()),
                        earlier.document()));
    }

    /// Deletes a record; one that is gone already is fine.
    public void delete(MachineKind kind, String id) throws ProblemException, InterruptedException {
        api.tell(ApiCall.delete(CallPurpose.DELETE_MACHINE, record(kind, id)));
    }

    /// Has the server dial a listening agent.
    ///
    /// @return the thumbprint that the server found there
    public Thumbprint discover(MachineKind kind, String host, int port)
            throws ProblemException, InterruptedException {
        String link = kind == MachineKind.TARGET ? "DiscoverMachine" : "DiscoverWorker";
        var parameters = new HashMap<String, String>();
        // The server makes an address of it.
        parameters.put("host", Host.parse(host).accepted().map(Host::inUrl).orElse(host));
        parameters.put("port", Integer.toString(port));
        parameters.put("type", "TentaclePassive");
        String path =
                links.orUsual(
                        link, usual + "/" + kind.path() + "/discover{?host,port,type}", parameters);
        ApiCall call = ApiCall.get(CallPurpose.CALL_AGENT, path).within(DISCOVERY);
        return MachineDiscovery.thumbprint(api.send(call), host, port);
    }

    private Machine write(MachineKind kind, ApiCall call)
            throws ProblemException, InterruptedException {
        return MachineDocuments.read(kind, api.ask(call));
    }

    private List<Machine> machines(MachineKind kind, ApiCall call)
            throws ProblemException, InterruptedException {
        return api.list(call).stream().map(node -> MachineDocuments.read(kind, node)).toList();
    }

    private String record(MachineKind kind, String id) {
        return place(kind.link(), "/" + kind.path()) + "/" + Links.encode(id);
    }

    /// A collection's address without anything behind it.
    private String place(String link, String path) {
        return links.orUsual(link, usual + path, Map.of());
    }

    private static List<NamedItem> items(Iterable<JsonNode> nodes) {
        var items = new ArrayList<NamedItem>();
        nodes.forEach(node -> items.add(item(node)));
        return items;
    }

    private static NamedItem item(JsonNode node) {
        return new NamedItem(
                Documents.text(node, "Id"),
                Documents.text(node, "Name"),
                Documents.optional(node, "Slug"),
                Documents.flag(node, "IsDefault"));
    }

    /// Where this space's portal page is, for people.
    ///
    /// @param machine whose page
    public URI portalPage(Machine machine) {
        String inSpace = space.id().map(id -> "/" + id).orElse("");
        String page = machine.kind() == MachineKind.TARGET ? "machines" : "workers";
        return URI.create(
                api.base() + "/app#" + inSpace + "/infrastructure/" + page + "/" + machine.id());
    }
}
