package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The exact calls, with their numbers, since Wine takes any and forgets them.
final class NativeSecurityDescriptorsTest {

    private static final Path FOLDER = Path.of("home");

    private final ScriptedCalls calls = new ScriptedCalls();
    private final NativeSecurityDescriptors descriptors =
            new NativeSecurityDescriptors(calls, account -> "S-1-5-21-7");

    @Test
    void closesAFileObjectByOwnerAndProtectedList() throws Exception {
        descriptors.write(FOLDER, "O:BAD:P(A;OICI;FA;;;SY)", true);

        assertThat(calls.made)
                .containsExactly(
                        "descriptor O:BAD:P(A;OICI;FA;;;SY) 1",
                        "owner of O:BAD:P(A;OICI;FA;;;SY)",
                        "list of O:BAD:P(A;OICI;FA;;;SY)",
                        "write home 1 80000005 O:BAD:P(A;OICI;FA;;;SY)+4 O:BAD:P(A;OICI;FA;;;SY)+8",
                        "free O:BAD:P(A;OICI;FA;;;SY)");
    }

    @Test
    void opensItToTheFoldersAboveByAnUnprotectedList() throws Exception {
        descriptors.write(FOLDER, "O:BAD:AI", false);

        assertThat(calls.made).contains("write home 1 20000005 O:BAD:AI+4 O:BAD:AI+8");
    }

    @Test
    void readsOwnerAndListOfAFileObject() throws Exception {
        assertThat(descriptors.read(FOLDER)).isEqualTo("O:SYD:AI");

        assertThat(calls.made)
                .containsExactly("read home 1 5", "text of there 1 5", "free text", "free there");
    }

    @Test
    void tellsWhyWindowsRefusesAndFreesWhatItHolds() {
        calls.error = 1307;
        assertThat(failure(() -> descriptors.write(FOLDER, "O:BAD:P", true)).failure())
                .isEqualTo(new NativeFailed("SetNamedSecurityInfo home", 1307, ""));
        assertThat(calls.made).endsWith("free O:BAD:P");

        calls.error = 5;
        assertThat(failure(() -> descriptors.read(FOLDER)).failure())
                .isEqualTo(new NotElevated("GetNamedSecurityInfo home"));

        calls.refuses = true;
        calls.error = 1336;
        assertThat(failure(() -> descriptors.canonical("nonsense")).failure())
                .isEqualTo(
                        new NativeFailed(
                                "ConvertStringSecurityDescriptorToSecurityDescriptor", 1336, ""));
    }

    @FunctionalInterface
    private interface Call {
        void make() throws ServiceException;
    }

    private static ServiceException failure(Call call) {
        return catchThrowableOfType(ServiceException.class, call::make);
    }

    /// Writes down what is asked, with memory called by what it holds.
    private static final class ScriptedCalls implements SecurityCalls {
        private static final int OWNER = 4;
        private static final int LIST = 8;

        private final List<String> made = new ArrayList<>();
        private final Map<Pointer, String> names = new HashMap<>();
        private int error;
        private boolean refuses;

        private Memory memory(String name) {
            var memory = new Memory(64);
            memory.clear();
            names.put(memory, name);
            names.put(memory.share(OWNER), name + "+4");
            names.put(memory.share(LIST), name + "+8");
            return memory;
        }

        @Override
        public int read(String path, int type, int information, PointerByReference descriptor) {
            made.add("read " + path + " " + type + " " + Integer.toHexString(information));
            descriptor.setValue(memory("there"));
            return error;
        }

        @Override
        public int write(String path, int type, int information, Pointer owner, Pointer list) {
            made.add(
                    String.join(
                            " ",
                            "write",
                            path,
                            Integer.toString(type),
                            Integer.toHexString(information),
                            names.get(owner),
                            names.get(list)));
            return error;
        }

        @Override
        public boolean descriptor(String sddl, int revision, PointerByReference descriptor) {
            made.add("descriptor " + sddl + " " + revision);
            descriptor.setValue(memory(sddl));
            return !refuses;
        }

        @Override
        public boolean text(
                Pointer descriptor, int revision, int information, PointerByReference text) {
            made.add("text of %s %d %x".formatted(names.get(descriptor), revision, information));
            Memory memory = memory("text");
            memory.setWideString(0, "O:SYD:AI");
            text.setValue(memory);
            return !refuses;
        }

        @Override
        public boolean owner(Pointer descriptor, PointerByReference owner) {
            made.add("owner of " + names.get(descriptor));
            owner.setValue(descriptor.share(OWNER));
            return !refuses;
        }

        @Override
        public boolean list(Pointer descriptor, PointerByReference list) {
            made.add("list of " + names.get(descriptor));
            list.setValue(descriptor.share(LIST));
            return !refuses;
        }

        @Override
        public void free(Pointer memory) {
            made.add("free " + names.get(memory));
        }

        @Override
        public int lastError() {
            return error;
        }
    }
}
