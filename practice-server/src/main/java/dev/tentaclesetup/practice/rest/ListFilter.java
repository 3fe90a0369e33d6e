package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.store.Item;
import dev.tentaclesetup.practice.store.Names;
import java.util.List;
import java.util.Optional;

/// The filters that lists have in common ([octopus-api 5.1], [octopus-api 14.3 #34-35]).
final class ListFilter {

    private final Faults faults;

    ListFilter(Faults faults) {
        this.faults = faults;
    }

    /// What `name` means in a list.
    enum NameMeans {
        /// The whole name.
        EXACTLY,
        /// A part of it.
        FRAGMENT,
        /// Nothing: the list has no such parameter.
        NOTHING
    }

    <T extends Item> List<T> apply(Query query, List<T> items, NameMeans nameMeans) {
        List<String> ids = query.list("ids");
        boolean ignored = faults.strike(Fault.IgnoreFilters.class).isPresent();
        Optional<String> name = ignored ? Optional.empty() : query.text("name");
        Optional<String> part = ignored ? Optional.empty() : query.text("partialName");
        return items.stream()
                .filter(item ->
                        ids.isEmpty() || ids.stream().anyMatch(id -> Names.same(id, item.id())))
                .filter(item -> part.isEmpty() || Names.contains(item.name(), part.get()))
                .filter(item -> name.isEmpty() || named(item, name.get(), nameMeans))
                .toList();
    }

    private static boolean named(Item item, String name, NameMeans nameMeans) {
        return switch (nameMeans) {
            case EXACTLY -> Names.same(item.name(), name);
            case FRAGMENT -> Names.contains(item.name(), name);
            case NOTHING -> true;
        };
    }
}
