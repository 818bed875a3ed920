import Files
import Foundation
import Records
import TestSupport
import Testing

@Suite struct UnreadableFileTests {
    @Test func saysWhichFileItMayNotRead() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("records-tests-" + UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lab = folder.appendingPathComponent("labs/lab.json")
        try FileManager.default.createDirectory(at: lab.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("{}".utf8).write(to: lab)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: lab.path)
        let (_, problems) = try unprivileged(owning: [lab.path]) {
            try CatalogLoader.load(.folder(folder.path, label: "data"), today: nil)
        }
        let found = problems.filter { $0.id == "unreadable-file" }
        #expect(found.map(\.message) == ["cannot read data/labs/lab.json: permission denied"])
        #expect(found.map { $0.span?.path } == ["data/labs/lab.json"])
    }
}
