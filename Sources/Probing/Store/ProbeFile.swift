import Records

/// Whose observations one file holds.
package struct ProbeFile: Sendable, Hashable {
    /// Relative to the data folder.
    package let path: String

    /// `nil` for ids that could not be file names everywhere.
    package static func endpoint(of provider: String) -> ProbeFile? {
        ProbeFile(folders: [provider], file: endpointSlug)
    }

    /// `nil` as well for an offering whose slug is `endpoint`: that file is the endpoint's.
    package static func offering(_ slug: String, of provider: String) -> ProbeFile? {
        slug == endpointSlug ? nil : ProbeFile(folders: [provider], file: slug)
    }

    /// What was seen of a provider's software on somebody's machine.
    ///
    /// - Parameter slug: from `SlugTable`.
    package static func selfHosted(_ slug: String, server: String, version: String) -> ProbeFile? {
        ProbeFile(folders: [server, version], file: slug)
    }

    static let endpointSlug = "endpoint"

    private init?(folders: [String], file: String) {
        guard (folders + [file]).allSatisfy({ $0.isIdentifier && !$0.isReservedName }) else { return nil }
        path = (["probes"] + folders + [file + ".json"]).joined(separator: "/")
    }
}
