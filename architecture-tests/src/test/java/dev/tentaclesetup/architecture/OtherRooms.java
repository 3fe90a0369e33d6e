package dev.tentaclesetup.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/// Our own classes outside the rooms named.
final class OtherRooms {

    private OtherRooms() {}

    static DescribedPredicate<JavaClass> thanThese(String... rooms) {
        List<String> allowed = List.of(rooms);
        return DescribedPredicate.describe(
                "are ours, outside " + allowed,
                type ->
                        type.getPackageName().startsWith("dev.tentaclesetup.")
                                && !allowed.contains(room(type)));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().split("\\.")[2];
    }
}
