import Mustache
import Records

extension Value {
    static func text(_ text: String?) -> Value { text.map { .string($0) } ?? .null }
    static func count(_ number: Int) -> Value { .string(Words.number(number)) }
    static func words(_ date: PartialDate) -> Value { .string(date.words) }
}
