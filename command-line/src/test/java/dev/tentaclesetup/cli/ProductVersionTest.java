package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductVersionTest {

    private static final String CLASS_FILE = "dev/tentaclesetup/cli/ProductVersion.class";

    @TempDir Path folder;

    @Test
    void isTheOneThatTheManifestOfTheJarSays() throws Exception {
        Path jar = folder.resolve("command-line.jar");
        write(jar, "1.2.3");
        URL[] onlyThis = {jar.toUri().toURL()};

        try (var loader = new URLClassLoader(onlyThis, null)) {
            Class<?> shipped = loader.loadClass(ProductVersion.class.getName());
            Method text = shipped.getDeclaredMethod("text");
            text.setAccessible(true);

            assertThat(text.invoke(null)).isEqualTo("1.2.3");
        }
    }

    @Test
    void isNamedDevelopmentInABuildTree() {
        assertThat(ProductVersion.text()).isEqualTo("dev");
    }

    private static void write(Path jar, String version) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = ProductVersion.class.getResourceAsStream("ProductVersion.class")) {
            out.putNextEntry(new JarEntry(CLASS_FILE));
            code.transferTo(out);
        }
    }
}
