import StrictJSON

extension JSONValue {
    var whole: Int? { numberText.flatMap { Int($0) } }
    var texts: [String]? { array?.compactMap(\.string) }
    var date: PartialDate? { string.flatMap { PartialDate($0) } }
}
