/// What a worker's environment holds: nothing that names a proxy, turns a check off or is a secret.
enum WorkerEnvironment {
    /// The last two are the dynamic linker's: where the parent needed them to start, so does the worker, which is the same program.
    private static let passed = [
        "PATH", "HOME", "LANG", "LC_ALL", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
    ]

    static func cleaned(_ value: (String) -> String?) -> [String] {
        // A library that gives up writes no trace of what it held in memory.
        passed.compactMap { name in value(name).map { "\(name)=\($0)" } } + ["SWIFT_BACKTRACE=enable=no"]
    }
}
