package dev.tentaclesetup.agent.commandline;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says why the file system refused. The messages of Java's exceptions for the usual cases are the
/// file's name alone.
public final class FileReasons {
    private FileReasons() {}

    /// The reason, as the end of a sentence.
    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> Sentences.text("file.denied");
            case FileAlreadyExistsException _ -> Sentences.text("file.in-the-way");
            case NoSuchFileException _ -> Sentences.text("file.missing");
            case FileSystemException refused when refused.getReason() != null ->
                    refused.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
