import Diagnostics

/// Exceptions are data too: each excuses one kind of problem in one record, for a reason, until a day, and must be needed.
enum ExceptionRule {
    /// - Returns: the problems that are left, with those of the exceptions themselves.
    static func apply(_ exceptions: [RuleException], to problems: [Diagnostic], root: String, today: PartialDate?, isComplete: Bool)
        -> [Diagnostic]
    {
        var left = problems
        var own: [Diagnostic] = []
        for exception in exceptions {
            guard let rule = RecordRule(rawValue: exception.rule.id), rule.isExcusable else {
                let rules = RecordRule.allCases.filter(\.isExcusable).map(\.id)
                own.append(
                    Diagnostic(
                        RecordRule.unknownRule, "no rule \"\(exception.rule.id)\" can be excused", at: exception.rule.span,
                        fix: closestMatch(to: exception.rule.id, among: rules).map { "did you mean \"\($0)\"?" } ?? "see check --explain"))
                continue
            }
            if let today, exception.until.lastDay < today.firstDay {
                own.append(
                    Diagnostic(
                        RecordRule.expiredException, "this exception ended on \(exception.until.text)", at: exception.span,
                        fix: "mend what it excuses, or look again and move \"until\""))
                continue
            }
            let before = left.count
            left.removeAll { problem in
                problem.id == rule.id && exception.covers(problem.span, root: root)
                    && exception.about.map { problem.message.contains($0) } ?? true
            }
            if left.count == before, isComplete, today != nil || !rule.isJudgedByToday {
                own.append(
                    Diagnostic(
                        RecordRule.unneededException, "nothing here needs this exception any more", at: exception.span, fix: "remove it"))
            }
        }
        return left + own
    }
}

extension RuleException {
    /// One file, or all whose paths begin alike where the record ends in `*`.
    fileprivate func covers(_ span: SourceSpan?, root: String) -> Bool {
        guard let path = span?.path else { return false }
        let named = root + "/" + record.id
        return named.hasSuffix("*") ? path.hasPrefix(named.dropLast()) : path == named
    }
}
