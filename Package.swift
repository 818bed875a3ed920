// swift-tools-version: 6.0
import PackageDescription

/// Each is a library that only lacks a `main`; `scripts/fuzz` links it with libFuzzer, which has one.
let fuzzed = ["json", "mustache", "markdown", "values", "replies"]

/// One way for the data: `Records` (files to a catalog), `Publishing` (catalog to pages), `Files` (pages to bytes on disk).
let package = Package(
    name: "compat-matrix",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "compat-matrix", targets: ["compat-matrix"])
    ] + fuzzed.map { .library(name: "fuzz-\($0)", type: .static, targets: ["fuzz-\($0)"]) },
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
        .executableTarget(name: "embed-folders", path: "Plugins/embed-folders"),
        .plugin(name: "EmbedFolders", capability: .buildTool(), dependencies: ["embed-folders"]),
        .target(name: "Serving", dependencies: ["Files"]),
        .target(name: "Starter", plugins: ["EmbedFolders"]),
        .target(name: "Probing", dependencies: ["Records", "StrictJSON", "Files", "Diagnostics"]),
        .target(name: "ExchangeProcess", dependencies: ["Probing", "Records"]),
        .executableTarget(
            name: "compat-matrix",
            dependencies: [
                "Arguments", "Diagnostics", "Files", "StrictJSON", "Mustache", "Records", "Publishing", "Probing", "ExchangeProcess",
                "Serving", "Starter",
            ]
        ),
        .target(
            name: "FuzzProperties",
            dependencies: ["StrictJSON", "Mustache", "Markdown", "Records", "Probing", "Arguments", "Diagnostics"],
            path: "Fuzz/Properties"),
        .testTarget(name: "CorpusTests", dependencies: ["FuzzProperties", "Files"]),
        .testTarget(name: "MustacheTests", dependencies: ["Mustache", "Diagnostics"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
        .testTarget(name: "ArgumentsTests", dependencies: ["Arguments"]),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON", "Diagnostics"]),
        .testTarget(name: "RecordsTests", dependencies: ["TestSupport", "Records", "StrictJSON", "Files", "Diagnostics"]),
        .testTarget(
            name: "PublishingTests", dependencies: ["Publishing", "Records", "Mustache", "Markdown", "StrictJSON", "Files", "Diagnostics"],
            exclude: ["Snapshots"]),
        .target(name: "TestServer", path: "Tests/TestServer"),
        .target(name: "ReferenceServer", dependencies: ["TestServer", "Probing", "StrictJSON"], path: "Tests/ReferenceServer"),
        .testTarget(
            name: "ProbingTests",
            dependencies: ["compat-matrix", "Probing", "Records", "StrictJSON", "Files", "Diagnostics", "TestServer", "ReferenceServer"],
            exclude: ["Quirks"]),
        .testTarget(name: "ServingTests", dependencies: ["Serving"]),
        .testTarget(
            name: "CommandTests", dependencies: ["compat-matrix", "StrictJSON", "Probing", "Records", "TestServer", "ReferenceServer"]),
    ] + fuzzed.map { .target(name: "fuzz-\($0)", dependencies: ["FuzzProperties"], path: "Fuzz/\($0)") },
    swiftLanguageModes: [.v6]
)
