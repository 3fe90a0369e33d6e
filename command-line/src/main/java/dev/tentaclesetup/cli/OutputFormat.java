package dev.tentaclesetup.cli;

/// `--output`.
enum OutputFormat {
    TEXT,
    JSON
}
