import Diagnostics
import StrictJSON

/// The canonical form of a record: keys in the order of its shape, tables by key, one layout. Values stay exactly as written.
package enum RecordFormatter {
    /// - Parameter claims: capabilities whose claims are left out because they only repeat another record.
    /// - Returns: the canonical bytes, or the problems that keep the file from being read.
    package static func canonical(
        _ bytes: [UInt8], kind: RecordKind, path: String, withoutClaims claims: Set<String> = []
    ) -> (bytes: [UInt8]?, problems: [Diagnostic]) {
        let (value, problems) = JSONReader.read(bytes, path: path)
        guard let value, let shape = kind.shape, problems.isEmpty else { return (nil, problems) }
        return (JSONWriter.bytes(ordered(claims.isEmpty ? value : value.without(claims), .object(shape))), [])
    }

    private static func ordered(_ value: JSONValue, _ shape: Shape) -> JSONValue {
        switch (shape, value.content) {
        case (.object(let object), .object(let members)), (.scalarOrObject(_, let object), .object(let members)):
            let known = object.fields.compactMap { field in
                members.first { $0.key == field.key }.map { JSONMember($0.key, ordered($0.value, field.shape)) }
            }
            let unknown = members.filter { member in !object.fields.contains { $0.key == member.key } }
            return JSONValue(.object(known + unknown))
        case (.table(_, let values), .object(let members)):
            let sorted = members.sorted { $0.key.precedes($1.key) }
            return JSONValue(.object(sorted.map { JSONMember($0.key, ordered($0.value, values)) }))
        case (.list(let element, _), .array(let values)), (.oneOrMore(let element), .array(let values)):
            return JSONValue(.array(values.map { ordered($0, element) }))
        case (.oneOrMore(let element), _): return ordered(value, element)
        case (.nullable(let inner), _): return ordered(value, inner)
        default: return value
        }
    }
}

extension JSONValue {
    /// The record without some of its claims.
    fileprivate func without(_ claims: Set<String>) -> JSONValue {
        guard case .object(let members) = content else { return self }
        let kept = members.map { member -> JSONMember in
            guard member.key == "capabilities", case .object(let all) = member.value.content else { return member }
            return JSONMember(member.key, JSONValue(.object(all.filter { !claims.contains($0.key) })))
        }
        return JSONValue(.object(kept))
    }
}
