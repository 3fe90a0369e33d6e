package dev.tentaclesetup.practice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.store.Catalogue.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueTest {

    private final Catalogue<Tenant> catalogue = new Catalogue<>("Tenants");

    private Tenant add(String space, String name) {
        return catalogue
                .add(space, name, (id, slug) -> new Tenant(id, space, name, slug, List.of()))
                .orElseThrow();
    }

    @Test
    void neverUsesANumberTwice() {
        add("Spaces-1", "a");
        Tenant second = add("Spaces-1", "b");
        catalogue.remove(second.id());

        assertThat(add("Spaces-1", "b").id()).isEqualTo("Tenants-3");
    }

    @Test
    void keepsNamesApartPerSpaceAndSlugsApartPerName() {
        add("Spaces-1", "Web 01");

        assertThat(add("Spaces-2", "web 01").slug()).isEqualTo("web-01");
        assertThat(add("Spaces-1", "Web-01").slug()).isEqualTo("web-01-2");
        assertThat(
                        catalogue.add(
                                "Spaces-1",
                                "WEB 01",
                                (_, _) -> new Tenant("", "", "", "", List.of())))
                .isEmpty();
    }

    @Test
    void looksForTheIdBeforeTheSlug() {
        Tenant first = add("Spaces-1", "first");
        add("Spaces-1", "Tenants-1");

        assertThat(catalogue.byIdOrSlug("Spaces-1", "tenants-1")).contains(first);
        assertThat(catalogue.byIdOrSlug("Spaces-1", "FIRST")).contains(first);
        assertThat(catalogue.byIdOrSlug("Spaces-2", "first")).isEmpty();
    }

    @Test
    void letsAnItemChangeTheCaseOfItsNameAndNotTakeAnothers() {
        Tenant a = add("Spaces-1", "a");
        add("Spaces-1", "b");

        assertThat(catalogue.replace(a.id(), old -> renamed(old, "A")))
                .isEqualTo(new Replacement.Done<>(renamed(a, "A")));
        assertThat(catalogue.replace(a.id(), old -> renamed(old, "B")))
                .isEqualTo(new Replacement.NameTaken<>());
        assertThat(catalogue.replace("Tenants-9", old -> old))
                .isEqualTo(new Replacement.Missing<>());
    }

    @Test
    void tellsItsListenerOfEveryChangeAndOfNothingElse() {
        var changes = new AtomicInteger();
        catalogue.onChange(changes::incrementAndGet);
        var seen = new ArrayList<Integer>();

        Tenant a = add("Spaces-1", "a");
        seen.add(changes.get());
        catalogue.replace(a.id(), old -> old);
        seen.add(changes.get());
        catalogue.remove(a.id());
        catalogue.remove(a.id());
        seen.add(changes.get());

        assertThat(seen).containsExactly(1, 2, 3);
    }

    private static Tenant renamed(Tenant tenant, String name) {
        return new Tenant(tenant.id(), tenant.spaceId(), name, tenant.slug(), tenant.tags());
    }

    @ParameterizedTest
    @CsvSource({
        "Default Worker Pool, default-worker-pool",
        "'  Pré-Prod & more  ', pré-prod-more",
        "'--a--', a",
        "'&&&', item"
    })
    void makesSlugs(String name, String expected) {
        assertThat(add("Spaces-1", name).slug()).isEqualTo(expected);
    }
}
