import Diagnostics

/// What must hold between records, beyond the shape of each.
enum Rules {
    static func check(_ catalog: Catalog, today: PartialDate?) -> [Diagnostic] {
        ReferenceRule.check(catalog) + IdentityRule.check(catalog) + ClaimRule.check(catalog)
            + PriceRule.check(catalog) + DateRule.check(catalog, today: today) + ProbeRule.check(catalog)
    }
}
