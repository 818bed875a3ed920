/// Where files stand, and what they are.
extension BadInput {
    private static let lab = "data/labs/lab.json"

    private static func misplaced(_ path: String, nearMiss: String) -> BadInput {
        BadInput(
            "misplaced \(path)", [.put(path, "")], ["\(path):1:1 misplaced-file \(path) is no place of a record"],
            nearMiss: [.put(nearMiss, "")])
    }

    /// Guides, since nothing else has to exist beside them.
    private static func guide(_ name: String, _ problem: String, nearMiss: String) -> BadInput {
        func edits(_ name: String) -> [Edit] {
            [.put("data/guides/\(name).md", "# T"), .replace(SampleTree.site, #"["start"]"#, #"["start", "\#(name)"]"#)]
        }
        return BadInput(
            "guide called \(name)", edits(name), ["data/guides/\(name).md:1:1 \(problem)"], nearMiss: edits(nearMiss))
    }

    static let places: [BadInput] = [
        BadInput(
            "link out of the tree", [.kind(lab, .symbolicLink)],
            ["\(lab):1:1 not-a-file \(lab) is a symbolic link; records are plain files"],
            nearMiss: [.kind(lab, .file)]),
        BadInput(
            "pipe for a record", [.kind(SampleTree.offering, .other)],
            ["\(SampleTree.offering):1:1 not-a-file \(SampleTree.offering) is no plain file; records are plain files"], nearMiss: []),
        misplaced("data/README.md", nearMiss: "data/.README.md"),
        misplaced("data/labs/lab.JSON", nearMiss: "data/labs/.lab.JSON"),
        misplaced("data/labs/lab.json/lab.json", nearMiss: "data/schema/lab.json"),
        misplaced("data/providers/acme/models/deep/one.json", nearMiss: "data/.providers/acme/one.json"),
        misplaced("data/guides/notes.txt", nearMiss: "data/guides/.notes.txt"),
        guide("nul", #"reserved-name "nul" means a device on some systems"#, nearMiss: "null"),
        guide("con.old", #"reserved-name "con.old" means a device on some systems"#, nearMiss: "old.con"),
        guide("index.html", #"reserved-name "index.html" is what a file of the site is called"#, nearMiss: "index.htm"),
        guide("rows.json", #"reserved-name "rows.json" is what a file of the site is called"#, nearMiss: "rows"),
        guide("lpt9", #"reserved-name "lpt9" means a device on some systems"#, nearMiss: "lpt"),
        BadInput(
            "ids that differ in case only", [.put("data/labs/Lab.json", #"{ "name": "Lab" }"#)],
            [#"data/labs/Lab.json:1:1 invalid-id "Lab" in the path is no id"#], nearMiss: []),
        BadInput(
            "folder as an id", [.put("data/providers/my host/provider.json", "{}")],
            [#"data/providers/my host/provider.json:1:1 invalid-id "my host" in the path is no id"#], nearMiss: []),
        .replacing(
            "way out of the tree in a guide", SampleTree.site, #"["start"]"#, bad: #"["start", "../site"]"#,
            [#"7:23 invalid-id "../site" is no id"#], nearMiss: #"["start"]"#),
        .replacing(
            "way out of the tree in a model", SampleTree.offering, #""lab/one",\#n  "type""#, bad: #""../one",\#n  "type""#,
            [#"3:12 invalid-reference "../one" is no reference to a model"#], nearMiss: #""lab/one",\#n  "type""#),
        .replacing(
            "way out of the tree in a source", SampleTree.model, #""source": "card""#, bad: #""source": "../card""#,
            [#"6:43 invalid-id "../card" is no id"#], nearMiss: #""source": "card""#),
        BadInput(
            "unreadable file", [.refuse(SampleTree.model, .permissionDenied)],
            ["\(SampleTree.model):1:1 unreadable-file cannot read \(SampleTree.model): permission denied"], nearMiss: []),
        BadInput(
            "file that changes", [.refuse(SampleTree.site, .changedWhileRead)],
            ["\(SampleTree.site):1:1 unreadable-file cannot read \(SampleTree.site): it changed while it was read"], nearMiss: []),
        BadInput(
            "no settings", [.remove(SampleTree.site)], ["missing-file data/site.json is missing"],
            nearMiss: [.replace(SampleTree.site, "Matrix", "M")]),
        BadInput(
            "no vocabulary", [.remove(SampleTree.vocabulary)], ["missing-file data/capabilities.json is missing"],
            nearMiss: [.replace(SampleTree.vocabulary, #""Text""#, #""T""#)]),
    ]
}
