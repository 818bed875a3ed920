import Diagnostics

/// What must hold between records, beyond the shape of each.
enum Rules {
    static func check(_ catalog: Catalog, today: PartialDate?) -> [Diagnostic] {
        let links = ReferenceRule.check(catalog) + UsageRule.check(catalog) + IdentityRule.check(catalog)
        let identity = ConfusableRule.check(catalog) + KeyRule.check(catalog)
        let claims =
            ClaimRule.check(catalog) + ImplicationRule.check(catalog) + RepeatedClaimRule.check(catalog) + DisputeRule.check(catalog)
        let numbers = PriceRule.check(catalog) + LimitRule.check(catalog)
        let dates = DateRule.check(catalog, today: today) + FreshnessRule.check(catalog, today: today)
        return links + identity + claims + numbers + dates + ProbeRule.check(catalog)
    }
}
