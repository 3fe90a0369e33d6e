package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.instance.Thumbprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What set-up has made, or is about to make, for one instance. It is written before a run changes
/// anything and deleted by the last act of a removal, so that an instance can be removed from
/// whatever a killed run or a damaged file has left of it. Holds no secret.
///
/// @param instance its name
/// @param host what sets the host apart that it was written on, see `HostIdentity`; a copy of the
///   host has something else
/// @param whole whether it has been kept since the instance was made, so that what is not in it was
///   not made by set-up
/// @param configuration the configuration file
/// @param data the instance's home
/// @param applications where deployments put applications
/// @param made folders that did not exist before, with their parents
/// @param thumbprints of the certificates that the instance has had
/// @param servers the web addresses of servers at which a record was made, or may have been
/// @param records the records that were made or found, as they were written last
public record Footprint(
        String instance,
        String host,
        boolean whole,
        Optional<Path> configuration,
        Optional<Path> data,
        Optional<Path> applications,
        List<Path> made,
        List<Thumbprint> thumbprints,
        List<String> servers,
        List<Facts.Registration> records) {

    public Footprint {
        made = List.copyOf(made);
        thumbprints = List.copyOf(thumbprints);
        servers = List.copyOf(servers);
        records = List.copyOf(records);
    }

    /// Of an instance of which nothing is known yet.
    public static Footprint of(String instance, String host) {
        return new Footprint(
                instance,
                host,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// Kept since the instance was made.
    public Footprint fromTheBeginning() {
        return new Footprint(
                instance,
                host,
                true,
                configuration,
                data,
                applications,
                made,
                thumbprints,
                servers,
                records);
    }

    /// With these places; an empty one leaves what is known.
    public Footprint at(
            Optional<Path> newConfiguration, Optional<Path> newData, Optional<Path> newApps) {
        return new Footprint(
                instance,
                host,
                whole,
                newConfiguration.or(() -> configuration),
                newData.or(() -> data),
                newApps.or(() -> applications),
                made,
                thumbprints,
                servers,
                records);
    }

    public Footprint making(Collection<Path> folders) {
        return new Footprint(
                instance,
                host,
                whole,
                configuration,
                data,
                applications,
                plus(made, folders),
                thumbprints,
                servers,
                records);
    }

    public Footprint certified(Collection<Thumbprint> more) {
        return new Footprint(
                instance,
                host,
                whole,
                configuration,
                data,
                applications,
                made,
                plus(thumbprints, more),
                servers,
                records);
    }

    /// With a server at which a record is about to be made.
    public Footprint listedAt(String server) {
        return new Footprint(
                instance,
                host,
                whole,
                configuration,
                data,
                applications,
                made,
                thumbprints,
                plus(servers, List.of(server)),
                records);
    }

    /// With these records, in place of what was known of them.
    public Footprint listed(Collection<Facts.Registration> newer) {
        Map<List<String>, Facts.Registration> all = new LinkedHashMap<>();
        records.forEach(record -> all.put(List.of(record.server(), record.id()), record));
        newer.forEach(record -> all.put(List.of(record.server(), record.id()), record));
        return withRecords(List.copyOf(all.values()));
    }

    /// With these records and no others.
    public Footprint withRecords(List<Facts.Registration> only) {
        return new Footprint(
                instance,
                host,
                whole,
                configuration,
                data,
                applications,
                made,
                thumbprints,
                servers,
                only);
    }

    /// With what a run has found out.
    Footprint after(Facts facts) {
        return certified(facts.thumbprint().stream().toList())
                .listed(facts.registration().stream().toList());
    }

    private static <T> List<T> plus(List<T> known, Collection<T> more) {
        var all = new LinkedHashSet<>(known);
        all.addAll(more);
        return new ArrayList<>(all);
    }
}
