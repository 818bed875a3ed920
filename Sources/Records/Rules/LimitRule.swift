import Diagnostics

/// Numbers that cannot both be right.
enum LimitRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        let models = catalog.models.flatMap { check($0.context, $0.maxOutput) + check(cutoff: $0.knowledgeCutoff, released: $0.released) }
        let offerings = catalog.offerings.flatMap { check($0.context, $0.maxOutput) }
        let counts = catalog.providers.flatMap(\.modelsServed).filter { fact in fact.value.most.map { $0 < fact.value.least } ?? false }
        return models + offerings
            + counts.map {
                Diagnostic(RecordRule.reversedRange, "the range ends below its beginning", at: $0.span, fix: "swap \"min\" and \"max\"")
            }
    }

    private static func check(_ context: [Fact<Int>], _ output: [Fact<Int>]) -> [Diagnostic] {
        guard let context = context.first, let output = output.first, context.value < output.value else { return [] }
        return [
            Diagnostic(
                RecordRule.contextBelowOutput, "a reply may have \(output.value) tokens, but the whole context only \(context.value)",
                at: output.span,
                fix: "read both again", notes: [.init("the context", at: context.span)])
        ]
    }

    private static func check(cutoff: [Fact<PartialDate>], released: [Fact<PartialDate>]) -> [Diagnostic] {
        guard let cutoff = cutoff.first, let released = released.first, released.disputed == nil,
            released.value.lastDay < cutoff.value.firstDay
        else { return [] }
        return [
            Diagnostic(
                RecordRule.cutoffAfterRelease, "it knows until \(cutoff.value.text), but came out in \(released.value.text)",
                at: cutoff.span,
                fix: "read both again", notes: [.init("the release", at: released.span)])
        ]
    }
}
