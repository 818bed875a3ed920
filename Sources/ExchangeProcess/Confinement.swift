import Foundation

/// What a worker gives up before it talks to anyone.
enum Confinement {
    /// Writable memory in all, stacks of threads included: room for the largest order several times over, and an end to what a server
    /// finds beyond a body without one.
    private static let data: rlim_t = 512 << 20

    /// libcurl reads these whatever URLSession is told.
    private static let proxies = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"]

    static func enter() {
        #if os(Linux)
        // Whatever the parent has open without O_CLOEXEC: an end of another worker's socket would keep that one from seeing its end.
        closefrom(3)
        #endif
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT, SIG_IGN)
        for name in proxies + ["URLSessionCertificateAuthorityInfoFile"] { unsetenv(name) }
        // A core would hold the key.
        lower(RLIMIT_CORE, to: 0)
        #if os(Linux)
        lower(RLIMIT_DATA, to: data)
        #endif
    }

    #if canImport(Glibc)
    private static func lower(_ resource: __rlimit_resource, to most: rlim_t) { lower(Int32(resource.rawValue), to: most) }
    #endif

    private static func lower(_ resource: Int32, to most: rlim_t) {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_cur, most)
        limit.rlim_max = min(limit.rlim_max, most)
        setrlimit(resource, &limit)
    }
}
