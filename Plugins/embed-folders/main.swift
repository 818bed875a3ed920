import Foundation

/// Writes Swift that holds every file of some folders: `embed-folders OUTPUT FOLDER...`
///
/// One constant a file and plain literals, since a large literal of arrays takes the compiler minutes.
func run(_ arguments: [String]) throws {
    guard let output = arguments.first else { throw CocoaError(.fileNoSuchFile) }
    var source = "enum EmbeddedFolders {\n"
    for folder in arguments.dropFirst().map({ URL(fileURLWithPath: $0, isDirectory: true) }) {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.split(separator: "/").last != ".DS_Store" }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        source += "    static var \(folder.lastPathComponent): [StarterFile] {\n        var files: [StarterFile] = []\n"
        for path in paths {
            let file = folder.appendingPathComponent(path)
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            source += "        files.append(\(expression(path, try Data(contentsOf: file))))\n"
        }
        source += "        return files\n    }\n"
    }
    try Data((source + "}\n").utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
}

/// Text as text; of other files each byte as the character of its number.
func expression(_ path: String, _ bytes: Data) -> String {
    let text = String(validating: bytes, as: UTF8.self)
    let content = text ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    return "StarterFile(\(literal(path)), \(text == nil ? "octets" : "text"): \(literal(content)))"
}

func literal(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
        switch scalar {
        case "\\", "\"": result += "\\" + String(scalar)
        case "\n": result += "\\n"
        case " "..."~": result.unicodeScalars.append(scalar)
        default: result += "\\u{\(String(scalar.value, radix: 16))}"
        }
    } + "\""
}

try run(Array(CommandLine.arguments.dropFirst()))
