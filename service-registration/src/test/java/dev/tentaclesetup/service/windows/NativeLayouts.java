package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.platform.win32.WinNT;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Prints how JNA lays out every native structure that compiled classes name, for comparison with
/// what a C compiler makes of the system's own headers. There is no list that could be forgotten:
/// structures are found in the classes' constant pools.
///
/// One line `STRUCTURE - FIELDS SIZE` for each structure, followed by as many lines `STRUCTURE
/// FIELD OFFSET SIZE`. Sizes differ by system, so this is run on the one in question.
public final class NativeLayouts {

    /// What C knows as a pointer to bytes without a structure, and JNA as a structure of one
    /// pointer.
    private static final Set<Class<?>> OPAQUE = Set.of(WinNT.PSID.class);

    private static final String JNA = "com.sun.jna.";

    private static final int MORE_THAN_ANY = 4096;

    private NativeLayouts() {}

    /// @param arguments folders of compiled classes, which are also on the class path
    public static void main(String[] arguments) throws Exception {
        var structures = new TreeMap<String, Class<? extends Structure>>();
        for (String folder : arguments) {
            find(Path.of(folder), structures);
        }
        if (structures.isEmpty()) {
            throw new IllegalStateException("no native structure in any of the folders");
        }
        var text = new StringBuilder();
        for (Map.Entry<String, Class<? extends Structure>> entry : structures.entrySet()) {
            describe(entry.getKey(), empty(entry.getValue()), text);
        }
        // In one piece: the virtual machine's own warnings come in between otherwise.
        System.out.print(text);
    }

    private static void find(Path folder, SortedMap<String, Class<? extends Structure>> found)
            throws IOException, ClassNotFoundException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                for (String name : named(Files.readAllBytes(file))) {
                    add(Class.forName(name, false, NativeLayouts.class.getClassLoader()), found);
                }
            }
        }
    }

    /// The classes that a class file names, itself among them; of JNA and of its own folder only,
    /// because the others cannot be structures and may not be on the class path. None for a class
    /// that does not name JNA.
    private static List<String> named(byte[] file) {
        var model = ClassFile.of().parse(file);
        String own = packageOf(model.thisClass().asInternalName().replace('/', '.'));
        List<String> names =
                StreamSupport.stream(model.constantPool().spliterator(), false)
                        .filter(ClassEntry.class::isInstance)
                        .map(entry -> ((ClassEntry) entry).asInternalName())
                        .filter(name -> !name.startsWith("["))
                        .map(name -> name.replace('/', '.'))
                        .toList();
        return names.stream().noneMatch(name -> name.startsWith(JNA))
                ? List.of()
                : names.stream()
                        .filter(name -> name.startsWith(JNA) || packageOf(name).equals(own))
                        .toList();
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1);
    }

    /// Tags such as `ByReference` have the layout and the name of what they extend.
    private static void add(Class<?> type, SortedMap<String, Class<? extends Structure>> found) {
        if (!Structure.class.isAssignableFrom(type)
                || type.getPackage() == jna()
                || OPAQUE.contains(type)) {
            return;
        }
        Class<? extends Structure> structure = type.asSubclass(Structure.class);
        if (Structure.ByReference.class.isAssignableFrom(type)
                || Structure.ByValue.class.isAssignableFrom(type)) {
            add(structure.getSuperclass(), found);
        } else if (!Modifier.isAbstract(type.getModifiers())) {
            found.put(type.getSimpleName(), structure);
        }
    }

    private static Package jna() {
        return Structure.class.getPackage();
    }

    /// Some are only ever laid over memory that the system filled.
    private static Structure empty(Class<? extends Structure> type)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            List<Class<?>> parameters = List.of(constructor.getParameterTypes());
            if (parameters.equals(List.of(Pointer.class))) {
                var memory = new Memory(MORE_THAN_ANY);
                memory.clear();
                constructor.setAccessible(true);
                return (Structure) constructor.newInstance(memory);
            }
        }
        return Structure.newInstance(type);
    }

    /// JNA keeps what it computed to itself.
    private static void describe(String name, Structure structure, StringBuilder text)
            throws ReflectiveOperationException {
        int size = structure.size();
        Method method = Structure.class.getDeclaredMethod("fields");
        method.setAccessible(true);
        Map<?, ?> fields = (Map<?, ?>) method.invoke(structure);
        text.append("%s - %d %d%n".formatted(name, fields.size(), size));
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            Object place = field.getValue();
            text.append(
                    "%s %s %d %d%n"
                            .formatted(
                                    name,
                                    field.getKey(),
                                    number(place, "offset"),
                                    number(place, "size")));
        }
    }

    private static int number(Object place, String name) throws ReflectiveOperationException {
        Field field = place.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.getInt(place);
    }
}
