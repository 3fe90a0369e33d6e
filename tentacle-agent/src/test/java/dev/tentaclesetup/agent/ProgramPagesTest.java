package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProgramPagesTest {
    private static final String CODE =
            "7f0000000000-7f0000800000 r-xp 002e3000 fe:00 42    /opt/runtime/lib/server/libjvm.so";
    private static final String CACHE =
            "800990000-8017ae000 r--p 00990000 fe:00 43          /opt/lib/tentacle.aot";

    @TempDir private Path process;
    private final List<String> advised = new ArrayList<>();
    private ProgramPages pages;

    @BeforeEach
    void pagesOfAProcess() {
        pages =
                new ProgramPages(
                        process,
                        (from, length, advice) ->
                                advised.add(
                                        Long.toHexString(from)
                                                + " "
                                                + Long.toHexString(length)
                                                + " "
                                                + advice));
    }

    @Test
    void codeAndReadOnlyPartOfTheCacheAreGivenBackAtEachRun() throws IOException {
        mapped(List.of(CODE, CACHE), List.of("0", "0"));
        pages.run();
        assertThat(advised)
                .containsExactly(
                        "7f0000000000 800000 15",
                        "800990000 e1e000 15",
                        "7f0000000000 800000 4",
                        "800990000 e1e000 4");
        advised.clear();

        pages.run();

        assertThat(advised).containsExactly("7f0000000000 800000 4", "800990000 e1e000 4");
    }

    @Test
    void folderMayHaveAnyName() throws IOException {
        mapped(List.of(CODE.replace("/opt/", "/größer/")), List.of("0"));

        pages.run();

        assertThat(advised).containsExactly("7f0000000000 800000 15", "7f0000000000 800000 4");
    }

    @Test
    void pageThatSomebodyHasChangedIsKept() throws IOException {
        mapped(List.of(CODE), List.of("4"));

        pages.run();

        assertThat(advised).isEmpty();
    }

    @Test
    void whatCanBeWrittenOrIsSharedOrIsNoFileOrIsSmallIsKept() throws IOException {
        List<String> others =
                List.of(
                        CODE.replace("r-xp", "rwxp"),
                        CODE.replace("r-xp", "rw-p"),
                        CODE.replace("r-xp", "---p"),
                        CODE.replace("r-xp", "r-xs"),
                        "7f0000000000-7f0000800000 r-xp 00000000 00:00 0",
                        "7f0000000000-7f0000800000 r-xp 00000000 00:00 0      [vdso]",
                        CODE.replace("7f0000800000", "7f00000ff000"));
        mapped(others, others.stream().map(_ -> "0").toList());

        pages.run();

        assertThat(advised).isEmpty();
    }

    @Test
    void mappingThatBecameWritableMeanwhileIsKept() throws IOException {
        mapped(List.of(CODE, CACHE), List.of("0", "0"));
        pages.run();
        advised.clear();
        mapped(List.of(CODE, CACHE.replace("r--p", "rw-p")), List.of("0", "0"));

        pages.run();

        assertThat(advised).containsExactly("7f0000000000 800000 4");
    }

    @Test
    void afterAFailureNothingIsTriedAgain() throws IOException {
        assertThatCode(pages::run).doesNotThrowAnyException();
        mapped(List.of(CODE), List.of("0"));

        pages.run();

        assertThat(advised).isEmpty();
    }

    @Test
    void missingNativeLibraryIsNoReasonToStop() throws IOException {
        mapped(List.of(CODE), List.of("0"));
        var without =
                new ProgramPages(
                        process,
                        (_, _, _) -> {
                            throw new UnsatisfiedLinkError("no such call");
                        });

        assertThatCode(without::run).doesNotThrowAnyException();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisVeryProcessGetsSmallerAndRunsOn() throws IOException {
        assertThat(Platform.isLinux()).isTrue();
        Path self = Path.of("/proc/self");
        var sizes = new ArrayList<Long>();
        var real =
                new ProgramPages(
                        self,
                        (from, length, advice) -> {
                            sizes.add(residentFileBytes(self));
                            ProgramPages.madvise(from, length, advice);
                            sizes.add(residentFileBytes(self));
                        });

        real.run();

        assertThat(sizes).isNotEmpty();
        assertThat(sizes.getLast()).isLessThan(sizes.getFirst());
        System.gc();
        assertThat(Mapping.ofProgramFiles(Files.readAllLines(self.resolve("smaps")))).isNotEmpty();
    }

    private static long residentFileBytes(Path process) {
        try (var lines = Files.lines(process.resolve("status"))) {
            String line = lines.filter(l -> l.startsWith("RssFile:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Writes both lists of a process.
    private void mapped(List<String> lines, List<String> changedKilobytes) throws IOException {
        Files.write(process.resolve("maps"), lines);
        var details = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            details.addAll(
                    List.of(
                            lines.get(i),
                            "Size:               8192 kB",
                            "Rss:                7040 kB",
                            "Anonymous:      %8s kB".formatted(changedKilobytes.get(i)),
                            "VmFlags: rd ex mr mw me "));
        }
        Files.write(process.resolve("smaps"), details);
    }
}
