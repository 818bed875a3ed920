import Files
import Records
import Testing

/// What may stand in the folder at all, and what is said when much is broken.
struct FileRuleTests {
    @Test(arguments: [
        ("data/README.md", "misplaced-file data/README.md is no place of a record"),
        ("data/labs/deep/lab.json", "misplaced-file data/labs/deep/lab.json is no place of a record"),
        ("data/providers/acme/Provider.json", "misplaced-file data/providers/acme/Provider.json is no place of a record"),
        ("data/labs/Lab.json", "invalid-id \"Lab\" in the path is no id"),
        ("data/labs/my lab.json", "invalid-id \"my lab\" in the path is no id"),
        ("data/models/Lab/two.json", "invalid-id \"Lab\" in the path is no id"),
        ("data/providers/acme/models/one_two.json", "invalid-id \"one_two\" in the path is no id"),
        ("data/probes/acme/-one.json", "invalid-id \"-one\" in the path is no id"),
        ("data/guides/É.md", "invalid-id \"É\" in the path is no id"),
    ])
    func findsFilesThatAreNoRecords(_ path: String, problem: String) throws {
        #expect(try SampleTree.minimal.adding("-- \(path) --\nnot read").lines() == ["\(path):1:1 \(problem)"])
    }

    @Test(arguments: ["data/schema/lab.json", "data/.hidden", "data/.git/labs/x.json", "data/labs/.lab.json.swp"])
    func leavesOtherFilesAlone(_ path: String) throws {
        #expect(try SampleTree.minimal.adding("-- \(path) --\nnot read").lines() == [])
    }

    @Test func findsFilesThatAreMissing() throws {
        let (catalog, problems) = try CatalogLoader.load(.memory([:] as [String: String], label: "data"), today: nil)
        #expect(catalog == nil)
        #expect(
            problems.map { $0.id + " " + $0.message } == [
                "missing-file data/site.json is missing", "missing-file data/capabilities.json is missing",
            ])
        #expect(Set(problems.map(\.fix)) == ["add it; CONTRIBUTING.md shows its keys, or name another folder with --data"])
        #expect(try SampleTree.minimal.removing(SampleTree.site).lines() == ["missing-file data/site.json is missing"])
    }

    @Test func saysNothingIsMissingWhereItIsBroken() throws {
        let tree = SampleTree.minimal.adding("-- data/site.json --\n{")
        #expect(try tree.lines() == ["data/site.json:1:1 invalid-json this '{' is never closed"])
        #expect(try CatalogLoader.load(tree.tree, today: nil).catalog == nil)
    }

    // MARK: Entries that are no files

    /// The sample with some entries of another kind, and one that cannot be read.
    private static func load(_ kinds: [String: FileTree.Entry.Kind], unreadable: String? = nil) throws -> [String] {
        let plain = SampleTree.probed.tree
        let tree = FileTree(
            label: "data",
            entries: { () throws(FileError) in try plain.entries().map { FileTree.Entry($0.path, kinds["data/" + $0.path] ?? .file) } },
            read: { (path, limit) throws(FileError) in
                if "data/" + path == unreadable { throw FileError(.read, "data/" + path, .permissionDenied) }
                return try plain.read(path, limit: limit)
            })
        return SampleTree.probed.lines(try CatalogLoader.load(tree, today: nil).problems)
    }

    @Test(arguments: [
        SampleTree.site, SampleTree.vocabulary, "data/guides/start.md", "data/labs/lab.json", SampleTree.model, SampleTree.provider,
        SampleTree.offering,
        SampleTree.probe,
    ])
    func followsNoLinkAndSaysSoOnce(_ path: String) throws {
        #expect(try Self.load([path: .symbolicLink]) == ["\(path):1:1 not-a-file \(path) is a symbolic link; records are plain files"])
        #expect(try Self.load([path: .other]) == ["\(path):1:1 not-a-file \(path) is no plain file; records are plain files"])
    }

    @Test(arguments: ["data/labs/lab.json", "data/guides/start.md", SampleTree.model, SampleTree.provider, SampleTree.site])
    func saysOnceWhatCannotBeRead(_ path: String) throws {
        #expect(try Self.load([:], unreadable: path) == ["\(path):1:1 unreadable-file cannot read \(path): permission denied"])
    }

    @Test func refusesAGuideThatIsNoUTF8() throws {
        var files = SampleTree.minimal.files.mapValues { Array($0.utf8) }
        files["data/guides/start.md"] = [0x23, 0x20, 0xFF]
        let tree = FileTree.memory(Dictionary(uniqueKeysWithValues: files.map { (String($0.dropFirst(5)), $1) }), label: "data")
        #expect(
            SampleTree.minimal.lines(try CatalogLoader.load(tree, today: nil).problems)
                == ["data/guides/start.md:1:1 not-utf-8 the guide is no valid UTF-8"])
    }

    // MARK: Much at once

    @Test func reportsEveryProblemOfEveryFileInOneRun() throws {
        let tree = SampleTree.probed.adding(
            """
            -- data/labs/lab.json --
            { "name": "", "uri": "https://lab.example", "web": 1 }
            -- data/models/lab/one.json --
            { "name": "One", "sources": {}, "context": { "value": "128K", "source": "card" }, "input": { "value": ["texts"] } }
            -- data/providers/acme/provider.json --
            { "name": "Acme",
              "kind": null,
              "sources": [],
              "capabilities": { "streaming": { "claim": "maybe" } } }
            -- data/providers/acme/models/two.json --
            { "model": "lab/one", "capabilities": { "visio": { "claim": "yes", "source": "docs" } } }
            -- data/providers/acme/models/three.json --
            { "model": "lab/one", }
            """)
        let found = try tree.lines(today: "2026-07-01")
        #expect(
            found == [
                #"data/labs/lab.json:1:11 invalid-text the text is empty"#,
                #"data/labs/lab.json:1:15 unknown-key a lab has no key "uri""#,
                #"data/labs/lab.json:1:45 unknown-key a lab has no key "web""#,
                #"data/models/lab/one.json:1:55 wrong-kind "value" must be a whole number, not a text"#,
                #"data/models/lab/one.json:1:92 claim-without-source a fact needs the key "source""#,
                #"data/models/lab/one.json:1:104 invalid-word "texts" is none of "text", "image", "audio", "video", "file", "embedding""#,
                #"data/providers/acme/models/three.json:1:21 invalid-json a comma stands before the closing bracket"#,
                #"data/providers/acme/models/two.json:1:41 unknown-capability there is no capability "visio""#,
                #"data/providers/acme/provider.json:1:1 missing-key a provider needs the key "auth""#,
                #"data/providers/acme/provider.json:1:1 missing-key a provider needs the key "endpoint""#,
                #"data/providers/acme/provider.json:1:1 missing-key a provider needs the key "summary""#,
                #"data/providers/acme/provider.json:2:11 wrong-kind "kind" must be a fact, not null"#,
                #"data/providers/acme/provider.json:3:14 wrong-kind "sources" must be an object, not a list"#,
                #"data/providers/acme/provider.json:4:34 claim-without-source a claim needs the key "source""#,
                #"data/providers/acme/provider.json:4:45 invalid-word "maybe" is none of "yes", "no", "partial", "model-dependent", "not-applicable""#,
            ], "\(found.joined(separator: "\n"))")
    }

    @Test(arguments: ["data/labs/lab.json", SampleTree.model, SampleTree.provider, SampleTree.offering, SampleTree.probe])
    func saysNothingOfWhatRefersToABrokenFile(_ path: String) throws {
        #expect(
            try SampleTree.probed.adding("-- \(path) --\n[").lines() == ["\(path):1:1 invalid-json this '[' is never closed"])
        let wrong = try SampleTree.probed.adding("-- \(path) --\n[]").lines()
        #expect(wrong.count == 1 && wrong.first?.hasPrefix("\(path):1:1 wrong-kind ") == true, "\(wrong)")
    }
}
