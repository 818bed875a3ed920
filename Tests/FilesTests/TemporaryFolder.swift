import Foundation
import Testing

@testable import Files

/// A folder on the real disk, gone when the value is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/files-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    subscript(_ relative: String) -> String { path + "/" + relative }

    func write(_ text: String, to relative: String) throws {
        let folder = (self[relative] as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: self[relative]))
    }

    func link(_ relative: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: self[relative], withDestinationPath: target)
    }

    func makeFolder(_ relative: String) throws {
        try FileManager.default.createDirectory(atPath: self[relative], withIntermediateDirectories: true)
    }

    func setMode(_ mode: Int, of relative: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self[relative])
    }

    func mode(of relative: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self[relative])[.posixPermissions] as? Int
    }

    /// Tells a replaced file from one that was left alone.
    func inode(of relative: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: self[relative])[.systemFileNumber] as? Int
    }

    func text(_ relative: String) throws -> String {
        try String(contentsOfFile: self[relative], encoding: .utf8)
    }

    /// Every file by path, a link as `-> target`, an empty folder as `name/`; the manifest only by name.
    func snapshot(manifest: Bool = false) throws -> [String: String] {
        var result: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            if name == Manifest.name, !manifest { continue }
            let kind = try FileManager.default.attributesOfItem(atPath: self[name])[.type] as? FileAttributeType
            switch kind {
            case .typeSymbolicLink?: result[name] = "-> " + (try FileManager.default.destinationOfSymbolicLink(atPath: self[name]))
            case .typeDirectory?:
                if try FileManager.default.contentsOfDirectory(atPath: self[name]).isEmpty { result[name + "/"] = "" }
            default: result[name] = try text(name)
            }
        }
        return result
    }
}

let isRoot = geteuid() == 0
