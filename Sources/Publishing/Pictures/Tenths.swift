/// Places in a picture, counted in tenths of its unit.
enum Tenths {
    /// `1234` as `123.4`, `1230` as `123`.
    static func text(_ tenths: Int) -> String {
        let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
        return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : ".\(rest)")
    }
}
