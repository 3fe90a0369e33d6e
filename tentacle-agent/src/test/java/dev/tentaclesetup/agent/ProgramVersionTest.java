package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
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

class ProgramVersionTest {

    private static final String CLASS = ProgramVersion.class.getName();

    @TempDir Path folder;

    @Test
    void versionIsThatOfTheJar() throws Exception {
        assertThat(buildIn(jar("1.2.3"))).isEqualTo("1.2.3");
    }

    @Test
    void jarWithoutVersionIsADevelopersBuild() throws Exception {
        assertThat(buildIn(jar(""))).isEqualTo("dev");
    }

    /// The version that the class reports when it comes from this jar.
    private static Object buildIn(Path jar) throws Exception {
        URL[] urls = {jar.toUri().toURL()};
        try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Method build = loader.loadClass(CLASS).getDeclaredMethod("build");
            build.setAccessible(true);
            return build.invoke(null);
        }
    }

    private Path jar(String version) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!version.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        }
        Path jar = folder.resolve("agent.jar");
        String entry = CLASS.replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var compiled = ProgramVersion.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(compiled.readAllBytes());
        }
        return jar;
    }
}
