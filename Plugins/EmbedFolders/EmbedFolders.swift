import Foundation
import PackagePlugin

/// Puts the folders `templates` and `starter` into the program, so that it can be one file and git holds each of theirs once.
@main
struct EmbedFolders: BuildToolPlugin {
    private static let names = ["starter", "templates"]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folders = Self.names.map { context.package.directoryURL.appending(component: $0) }
        let output = context.pluginWorkDirectoryURL.appending(component: "EmbeddedFolders.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(Self.names.joined(separator: " and "))",
                executable: try context.tool(named: "embed-folders").url,
                arguments: [output.path(percentEncoded: false)] + folders.map { $0.path(percentEncoded: false) },
                inputFiles: folders.flatMap { [$0] + Self.content(of: $0) },
                outputFiles: [output])
        ]
    }

    /// Folders count as inputs as well: a file that comes or goes changes them. SwiftPM asks again for this list, and so notices edits of a file
    /// that came since, only when a source file or the manifest changes the plan; until then `InitCommandTests` tells.
    private static func content(of folder: URL) -> [URL] {
        let content = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return content.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
