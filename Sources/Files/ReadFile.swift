/// The bytes of a file that a person named; links are followed and pipes read to their end. `-` is standard input.
package func readFile(at path: String, limit: Int) throws(FileError) -> [UInt8] {
    do throws(FileError.Reason) {
        let file = path == "-" ? try Descriptor.standardInput() : try Descriptor.anything(at: path)
        return try file.readToEnd(limit: limit)
    } catch {
        throw FileError(.read, path == "-" ? "standard input" : path, error)
    }
}
