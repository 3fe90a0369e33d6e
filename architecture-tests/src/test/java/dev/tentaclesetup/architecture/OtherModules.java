package dev.tentaclesetup.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/// Our own classes outside the modules named.
final class OtherModules {

    private OtherModules() {}

    static DescribedPredicate<JavaClass> except(String... modules) {
        List<String> allowed = List.of(modules);
        return DescribedPredicate.describe(
                "are ours, outside " + allowed,
                type ->
                        type.getPackageName().startsWith("dev.tentaclesetup.")
                                && !allowed.contains(module(type)));
    }

    private static String module(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }
}
