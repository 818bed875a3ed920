import Diagnostics

/// Whatever a record names must exist.
enum ReferenceRule {
    static func check(_ catalog: Catalog) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        let capabilities = catalog.vocabulary.all.map(\.id.id)
        let models = catalog.models.map(\.id)
        let data = catalog.root

        func need(_ rule: RecordRule, _ reference: Reference, _ what: String, among ids: [String], isKnown: Bool, _ fix: String) {
            guard !isKnown else { return }
            problems.append(
                Diagnostic(
                    rule, "there is no \(what) \"\(reference.id)\"", at: reference.span,
                    fix: closestMatch(to: reference.id, among: ids).map { "did you mean \"\($0)\"?" } ?? fix))
        }
        func need(sources: [Citation], of table: SourceTable) {
            for source in sources.map(\.source) {
                need(
                    .unknownSource, source, "source", among: table.ids, isKnown: table[source.id] != nil,
                    "add it to the sources table of the record")
            }
        }
        func need(capability: Reference) {
            need(
                .unknownCapability, capability, "capability", among: capabilities, isKnown: catalog.vocabulary[capability.id] != nil,
                "add it to \(data)/capabilities.json")
        }

        for other in catalog.vocabulary.all.flatMap({ $0.implies + $0.expects }) { need(capability: other) }
        for column in catalog.settings.matrixColumns { need(capability: column) }
        let guides = catalog.guides.map(\.slug)
        for guide in catalog.settings.guides {
            let path = "\(data)/guides/\(guide.id).md"
            need(
                .unknownGuide, guide, "guide", among: guides, isKnown: guides.contains(guide.id) || catalog.brokenPaths.contains(path),
                "write \(path)")
        }
        let listed = Set(catalog.settings.guides.map(\.id))
        for guide in catalog.guides where !listed.contains(guide.slug) {
            problems.append(
                Diagnostic(
                    RecordRule.unlistedGuide, "the guide \"\(guide.slug)\" is not in the order of guides", at: SourceSpan(path: guide.path),
                    fix: "add it to \"guides\" in \(data)/site.json"))
        }
        for model in catalog.models {
            let labPath = "\(data)/labs/\(model.lab).json"
            if catalog.lab(model.lab) == nil, !catalog.brokenPaths.contains(labPath) {
                problems.append(
                    Diagnostic(
                        RecordRule.unknownLab, "there is no lab \"\(model.lab)\"", at: SourceSpan(path: model.path),
                        fix: "write \(labPath), or move the model"))
            }
            need(sources: model.citations, of: model.sources)
        }
        for provider in catalog.providers {
            need(sources: provider.citations, of: provider.sources)
            for (capability, _) in provider.claims.all { need(capability: capability) }
        }
        for offering in catalog.offerings {
            for (capability, _) in offering.claims.all { need(capability: capability) }
            let modelPath = "\(data)/models/\(offering.model.id).json"
            need(
                .unknownModel, offering.model, "model", among: models,
                isKnown: catalog.model(offering.model.id) != nil || catalog.brokenPaths.contains(modelPath),
                "write \(modelPath)")
            let providerPath = "\(data)/providers/\(offering.provider)/provider.json"
            if let provider = catalog.provider(offering.provider) {
                need(sources: offering.citations, of: provider.sources)
            } else if !catalog.brokenPaths.contains(providerPath) {
                problems.append(
                    Diagnostic(
                        RecordRule.unknownProvider, "there is no provider \"\(offering.provider)\"", at: SourceSpan(path: offering.path),
                        fix: "write \(providerPath)"))
            }
        }
        for probe in catalog.allProbes {
            for capability in probe.capabilities { need(capability: capability) }
        }
        return problems
    }
}
