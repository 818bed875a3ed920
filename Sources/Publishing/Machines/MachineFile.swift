/// A file, or a family of files of one form, for programs.
struct MachineFile: Sendable {
    enum Form: Sendable {
        /// Its schema by name.
        case json(String)
        case csv([ColumnNote])
        case markdown, svg, text, xml
    }

    /// A part of the path that stands for an id.
    struct Parameter: Sendable {
        let name: String
        let meaning: String
    }

    /// One file: the ids in its path, and its bytes when they are asked for.
    struct Made: Sendable {
        let values: [String]
        let make: @Sendable () -> [UInt8]
    }

    /// Such as `api/v1/providers/{provider}.json`.
    let path: String
    /// What a program may call the request.
    let name: String
    let meaning: String
    let form: Form
    let parameters: [Parameter]
    let made: [Made]

    /// One file alone.
    init(_ path: String, _ name: String, _ meaning: String, _ form: Form, _ make: @escaping @Sendable () -> [UInt8]) {
        self.init(path, name, meaning, form, [], [Made(values: [], make: make)])
    }

    /// - Parameter parameters: in the order of the values of what is made.
    init(_ path: String, _ name: String, _ meaning: String, _ form: Form, _ parameters: [Parameter], _ made: [Made]) {
        (self.path, self.name, self.meaning, self.form) = (path, name, meaning, form)
        (self.parameters, self.made) = (parameters, made)
    }

    func path(of made: Made) -> String {
        zip(parameters, made.values).reduce(path) { $0.replacing("{\($1.0.name)}", with: $1.1) }
    }

    /// A file that is there; of a family, the first.
    var example: String? { made.first.map(path(of:)) }

    var mediaType: String {
        switch form {
        case .json: "application/json"
        case .csv: "text/csv"
        case .markdown: "text/markdown"
        case .svg: "image/svg+xml"
        case .text: "text/plain"
        case .xml: "application/xml"
        }
    }
}
