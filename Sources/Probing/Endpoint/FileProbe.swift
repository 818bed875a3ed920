import Records
import StrictJSON

/// Files and batches: by their lists, and only on request by one tiny file that is deleted again.
struct FileProbe {
    let session: EndpointSession
    let dice: Dice

    func judge(_ run: Run, _ list: Answer, _ options: ProbeOptions) async -> Run {
        guard case .unknown(.routeExists) = run.outcome, options.allowsCostly else { return run }
        let boundary = "part-" + dice.letters(20)
        let text = dice.code()
        let body = """
            --\(boundary)\r
            Content-Disposition: form-data; name="purpose"\r
            \r
            batch\r
            --\(boundary)\r
            Content-Disposition: form-data; name="file"; filename="probe.jsonl"\r
            Content-Type: application/jsonl\r
            \r
            {"custom_id":"\(text)","method":"POST","url":"/v1/chat/completions","body":{}}\r
            --\(boundary)--\r

            """
        let made = await session.send(
            .uploadFile, .post, session.address("/files"), Array(body.utf8), contentType: "multipart/form-data; boundary=\(boundary)")
        guard let id = made.value?["id"]?.words, let path = ModelProbe.safePath(id) else {
            if let reason = made.unavailability { return .unknown(reason, made.saying, made) }
            if let refusal = made.refusal { return .refusal(refusal, of: ["files", "upload"], made) }
            return .unknown(.notShown, "the upload gave no file id", made)
        }
        let deleted = await session.send(.deleteFile, .delete, session.address("/files/" + path), [])
        let isDeleted = deleted.value?["deleted"]?.bool == true
        return .shown(
            made.value?["object"]?.string == "file" ? .works : .replyShape,
            isDeleted ? "a file was uploaded and deleted again" : "a file was uploaded; it could not be deleted: \(path)", made)
    }

    /// A list that only another flow fills (quirk batch-own-flow).
    static func judgeBatches(_ run: Run, _ batches: Answer, files: Answer) -> Run {
        guard case .unknown(.routeExists) = run.outcome else { return run }
        let purposes = (files.value?["data"]?.array ?? files.value?.array ?? []).prefix(100).compactMap { $0["purpose"]?.string }
        if let own = purposes.first(where: { $0 != "batch" && $0.contains("batch") && $0 != "batch_output" }) {
            return .shown(.ownFlow, "there are batches, whose files have the purpose \"\(own.prefix(40))\" instead of \"batch\"", batches)
        }
        if batches.value?.array != nil { return .shown(.listShape, "the list of batches is a bare array", batches) }
        return run
    }
}
