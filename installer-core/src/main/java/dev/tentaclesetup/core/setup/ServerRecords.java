package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.core.preflight.FoundRecords;
import dev.tentaclesetup.core.preflight.ListedMachine;
import dev.tentaclesetup.core.preflight.PermissionCheck;
import dev.tentaclesetup.core.preflight.RecordsCheck;
import dev.tentaclesetup.core.preflight.Remnants;
import dev.tentaclesetup.core.preflight.ServerChecks;
import dev.tentaclesetup.core.preflight.VisibleSpacesCheck;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds out before a removal which records go with the instance, and tells of those that stay.
///
/// Unless the answers insist, nothing about the server stops the removal: what cannot be deleted
/// stays there.
final class ServerRecords {

    private final HostPorts host;
    private final Removal removal;
    private final Remnants remnants;
    private final CheckLog log;
    private final List<Problem> told = new ArrayList<>();
    private Optional<OctopusClient> client = Optional.empty();

    /// @param log that everything is reported to
    ServerRecords(HostPorts host, Removal removal, Remnants remnants, CheckLog log) {
        this.host = host;
        this.removal = removal;
        this.remnants = remnants;
        this.log = log;
    }

    /// The connection, if one has been made.
    Optional<OctopusClient> client() {
        return client;
    }

    void close() {
        client.ifPresent(OctopusClient::close);
    }

    RecordsToDelete find() throws InterruptedException {
        RecordsToDelete records =
                removal.server().isPresent() && removal.deregisters()
                        ? ask(removal.server().get())
                        : notAsked();
        log.note(told);
        return records;
    }

    private RecordsToDelete notAsked() {
        boolean wanted = removal.deregister() != Removal.Deregister.NO && removal.whole();
        if (!wanted) {
            if (removal.whole()) {
                known().forEach(record -> stays(record, Reason.of("remains-wanted")));
            }
            return RecordsToDelete.NONE;
        }
        return unanswered();
    }

    private List<Facts.Registration> known() {
        return remnants.footprint().map(Footprint::records).orElse(List.of());
    }

    private void stays(Facts.Registration record, Reason why) {
        told.add(record.remains(why));
    }

    private void unknown(String phrase) {
        String print =
                remnants.thumbprints().stream()
                        .map(Thumbprint::hex)
                        .collect(Collectors.joining(", "));
        String key = print.isEmpty() ? "unknown-record.no-thumbprint" : phrase;
        told.add(Problem.of(ProblemId.REG_UNKNOWN, "", Argument.phrase(key), Argument.text(print)));
    }

    private boolean required() {
        return removal.deregister() == Removal.Deregister.YES;
    }

    private RecordsToDelete ask(Answers.Server.Online online) throws InterruptedException {
        var quiet = new CheckLog(_ -> {});
        Optional<FoundRecords> found = search(quiet, online);
        RecordsToDelete records = found.isPresent() ? judged(quiet, found.get()) : unanswered();
        Optional<String> seen = found.map(ServerRecords::words);
        log.report(
                required()
                        ? quiet.summary(CheckSubject.SERVER, seen)
                        : quiet.summary(CheckSubject.SERVER, seen, Severity.WARNING));
        return records;
    }

    private Optional<FoundRecords> search(CheckLog quiet, Answers.Server.Online online)
            throws InterruptedException {
        client = new ServerChecks(quiet).connect(online, removal.proxy());
        Optional<List<OctopusSpace>> spaces =
                client.isEmpty()
                        ? Optional.empty()
                        : quiet.run(new VisibleSpacesCheck(client.get(), online));
        return spaces.isEmpty()
                ? Optional.empty()
                : quiet.run(new RecordsCheck(client.get(), spaces.get(), remnants, host));
    }

    private static String words(FoundRecords found) {
        return found.own().stream()
                .map(one -> one.machine().id())
                .collect(Collectors.joining(", "));
    }

    /// Without an answer of the server, what is known of it stays.
    private RecordsToDelete unanswered() {
        known().forEach(record -> stays(record, Reason.of("remains-not-asked")));
        boolean unknown = known().isEmpty() && remnants.perhapsListed();
        if (unknown) {
            unknown("unknown-record.not-asked");
        }
        return new RecordsToDelete(List.of(), known(), unknown);
    }

    private RecordsToDelete judged(CheckLog quiet, FoundRecords found) throws InterruptedException {
        List<ListedMachine> denied = denied(quiet, found.own());
        List<ListedMachine> deletable =
                found.own().stream().filter(one -> !denied.contains(one)).toList();
        var staying = new ArrayList<Facts.Registration>();
        for (ListedMachine one : denied) {
            staying.add(one.words());
            stays(one.words(), Reason.of("remains-permission"));
        }
        for (ListedMachine other : found.others()) {
            staying.add(other.words());
            stays(other.words(), Reason.of("remains-others", other.machine().uri()));
        }
        for (Facts.Registration hidden : found.hidden()) {
            staying.add(hidden);
            stays(hidden, Reason.of("remains-hidden"));
        }
        boolean unknown =
                remnants.thumbprints().isEmpty() && staying.isEmpty() && remnants.perhapsListed();
        if (unknown) {
            unknown("unknown-record.no-thumbprint");
        }
        return new RecordsToDelete(deletable, staying, unknown);
    }

    /// Those that the account must not delete.
    private List<ListedMachine> denied(CheckLog quiet, List<ListedMachine> own)
            throws InterruptedException {
        List<PermissionCheck.Need> missing =
                quiet.run(
                                new PermissionCheck(
                                        client.orElseThrow(),
                                        own.stream().map(ListedMachine::deletion).toList()))
                        .orElse(List.of());
        return own.stream().filter(one -> missing.contains(one.deletion())).toList();
    }
}
