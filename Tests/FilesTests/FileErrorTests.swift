import Foundation
import Testing

@testable import Files

struct FileErrorTests {
    @Test(
        arguments: [
            (ENOENT, "cannot read data/x.json: no such file or folder"),
            (EACCES, "cannot read data/x.json: permission denied"),
            (EPERM, "cannot read data/x.json: permission denied"),
            (ENOSPC, "cannot read data/x.json: no space left on device"),
            (EROFS, "cannot read data/x.json: the file system is read-only"),
            (ENOTDIR, "cannot read data/x.json: a file stands where a folder is needed"),
            (EXDEV, "cannot read data/x.json: system error 18"),
        ] as [(Int32, String)])
    func saysInWordsWhatTheSystemSays(code: Int32, text: String) {
        #expect(FileError(.read, "data/x.json", .init(code: code)).description == text)
    }

    @Test(
        arguments: [
            (.tooLarge(limit: 100), "cannot write site/a: it is larger than 100 bytes", nil),
            (
                .notMadeHere(others: 0), "cannot write site/a: it exists and was not made by this build",
                "choose an empty folder with --out, or move the file away"
            ),
            (
                .notMadeHere(others: 12), "cannot write site/a: it exists and was not made by this build (and 12 more)",
                "choose an empty folder with --out, or move the file away"
            ),
            (.notGiven(others: 1), "cannot write site/a: it was planned and not made (and 1 more)", nil),
            (.locked, "cannot write site/a: another build is writing to this folder", "wait until the other build is done"),
        ] as [(FileError.Reason, String, String?)])
    func saysWhatToDo(_ reason: FileError.Reason, text: String, fix: String?) {
        let error = FileError(.write, "site/a", reason)
        #expect(error.description == text)
        #expect(error.fix == fix)
    }
}
