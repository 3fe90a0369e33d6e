package dev.tentaclesetup.practice.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// All items of one kind, over all spaces. Thread-safe; creating is atomic with the check for the
/// name.
///
/// @param <T> the kind
public final class Catalogue<T extends Item> {

    /// The most items of one kind: the store is memory, and its clients are not trusted to stop.
    public static final int LIMIT = 10_000;

    private final String prefix;
    private final Map<String, T> items = new LinkedHashMap<>();
    private int last;
    private Runnable changed = () -> {};

    /// @param prefix the kind as it stands in ids, e.g. `Machines`
    Catalogue(String prefix) {
        this.prefix = prefix;
    }

    /// Has `listener` called after every change, on the thread that made it.
    public synchronized void onChange(Runnable listener) {
        changed = listener;
    }

    /// Adds an item unless the space has one of that name.
    ///
    /// @param make makes the item from its id and slug
    /// @return empty when the name is taken
    /// @throws IllegalStateException when the catalogue is full
    public Optional<T> add(String spaceId, String name, BiFunction<String, String, T> make) {
        T made;
        synchronized (this) {
            if (named(spaceId, name).isPresent()) {
                return Optional.empty();
            }
            if (items.size() >= LIMIT) {
                throw new IllegalStateException("more than " + LIMIT + " " + prefix);
            }
            last++;
            String slug = Names.slug(name, in(spaceId).stream().map(Item::slug).toList());
            made = make.apply(prefix + "-" + last, slug);
            items.put(Names.folded(made.id()), made);
        }
        notifyListener();
        return Optional.of(made);
    }

    /// Replaces an item by what `change` makes of it, unless another one of the space has the new
    /// name.
    public Replacement<T> replace(String id, UnaryOperator<T> change) {
        T made;
        synchronized (this) {
            T old = items.get(Names.folded(id));
            if (old == null) {
                return new Replacement.Missing<>();
            }
            made = change.apply(old);
            Optional<T> holder = named(made.spaceId(), made.name());
            if (holder.isPresent() && !holder.get().id().equals(old.id())) {
                return new Replacement.NameTaken<>();
            }
            items.put(Names.folded(id), made);
        }
        notifyListener();
        return new Replacement.Done<>(made);
    }

    /// Removes an item.
    ///
    /// @return whether it was there
    public boolean remove(String id) {
        boolean removed;
        synchronized (this) {
            removed = items.remove(Names.folded(id)) != null;
        }
        if (removed) {
            notifyListener();
        }
        return removed;
    }

    /// All items of a space in the order of their making.
    public synchronized List<T> in(String spaceId) {
        return items.values().stream().filter(item -> item.spaceId().equals(spaceId)).toList();
    }

    /// All items of all spaces.
    public synchronized List<T> all() {
        return new ArrayList<>(items.values());
    }

    /// The item with that id, in whichever space.
    public synchronized Optional<T> byId(String id) {
        return Optional.ofNullable(items.get(Names.folded(id)));
    }

    /// The item of a space with that id; ids are global, but another space's item is not there.
    public Optional<T> byId(String spaceId, String id) {
        return byId(id).filter(item -> item.spaceId().equals(spaceId));
    }

    /// The item of a space with that id or else that slug.
    public Optional<T> byIdOrSlug(String spaceId, String idOrSlug) {
        return byId(spaceId, idOrSlug)
                .or(() ->
                        in(spaceId).stream()
                                .filter(item ->
                                        !item.slug().isEmpty() && Names.same(item.slug(), idOrSlug))
                                .findFirst());
    }

    /// The item of a space with that name.
    public Optional<T> named(String spaceId, String name) {
        return in(spaceId).stream().filter(item -> Names.same(item.name(), name)).findFirst();
    }

    private void notifyListener() {
        Runnable listener;
        synchronized (this) {
            listener = changed;
        }
        listener.run();
    }

    /// What became of a replacement.
    public sealed interface Replacement<T> {

        /// It was made.
        record Done<T>(T item) implements Replacement<T> {}

        /// There is no such item.
        record Missing<T>() implements Replacement<T> {}

        /// Another item has that name.
        record NameTaken<T>() implements Replacement<T> {}
    }
}
