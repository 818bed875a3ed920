struct RequestHead {
    let method: String
    let target: String
    let headers: [(name: String, value: String)]
    let text: String

    init(_ text: String) {
        // "\r\n" is one Character.
        let lines = text.split(separator: "\r\n")
        let words = (lines.first ?? "").split(separator: " ")
        self.method = words.first.map(String.init) ?? ""
        self.target = words.count > 1 ? String(words[1]) : ""
        self.headers = lines.dropFirst().map { line in
            let name = line.prefix { $0 != ":" }
            return (String(name), String(line.dropFirst(name.count + 1).drop { $0 == " " }))
        }
        self.text = text
    }

    func values(_ name: String) -> [String] {
        headers.filter { $0.name.lowercased() == name }.map(\.value)
    }
}
