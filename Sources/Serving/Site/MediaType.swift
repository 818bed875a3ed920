/// The media type of a file, by its name.
package enum MediaType {
    private static let table = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8", "json": "application/json", "txt": "text/plain; charset=utf-8",
        "md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8", "xml": "application/xml", "atom": "application/atom+xml",
        "rss": "application/rss+xml", "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
        "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "woff": "font/woff", "woff2": "font/woff2",
        "pdf": "application/pdf", "wasm": "application/wasm", "map": "application/json", "yaml": "application/yaml",
        "webmanifest": "application/manifest+json",
    ]

    package static func of(_ path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
        return table[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
    }

    static func isPage(_ path: String) -> Bool { of(path).hasPrefix("text/html") }

    /// Whether it shows on pages, so that they must be loaded again when it changes.
    static func isShown(_ path: String) -> Bool {
        let type = of(path)
        return ["text/css", "text/javascript", "image/", "font/"].contains { type.hasPrefix($0) }
    }
}
