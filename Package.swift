// swift-tools-version: 6.0
import PackageDescription

/// One way for the data: `Records` (files to a catalog), `Publishing` (catalog to pages), `Files` (pages to bytes on disk).
let package = Package(
    name: "compat-matrix",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "compat-matrix", targets: ["compat-matrix"])
    ],
    targets: [
        .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .target(name: "Diagnostics"),
        .target(name: "Arguments", dependencies: ["Diagnostics"]),
        .target(name: "Files"),
        .target(name: "StrictJSON", dependencies: ["Diagnostics"]),
        .target(name: "Mustache", dependencies: ["Diagnostics"]),
        .target(name: "Markdown", dependencies: ["CCMark"]),
        .target(name: "Records", dependencies: ["StrictJSON", "Diagnostics", "Files"]),
        .target(name: "Publishing", dependencies: ["Records", "Mustache", "Markdown", "Files", "StrictJSON", "Diagnostics"]),
        .executableTarget(
            name: "compat-matrix",
            dependencies: ["Arguments", "Diagnostics", "Files", "StrictJSON", "Mustache", "Records", "Publishing"]
        ),
        .testTarget(name: "MustacheTests", dependencies: ["Mustache", "Diagnostics"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
        .testTarget(name: "FilesTests", dependencies: ["Files"]),
        .testTarget(name: "ArgumentsTests", dependencies: ["Arguments"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON", "Diagnostics"]),
        .testTarget(name: "RecordsTests", dependencies: ["Records", "StrictJSON", "Files", "Diagnostics"]),
        .testTarget(
            name: "PublishingTests", dependencies: ["Publishing", "Records", "Mustache", "StrictJSON", "Files", "Diagnostics"],
            exclude: ["Snapshots"]),
        .testTarget(name: "CommandTests", dependencies: ["compat-matrix", "StrictJSON"]),
    ],
    swiftLanguageModes: [.v6]
)
