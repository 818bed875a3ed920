import Records
import StrictJSON

/// Files and batches: by their lists, and only on request by one tiny file that is deleted again.
struct FileProbe {
    let session: EndpointSession
    let dice: Dice

    func judge(_ run: Run, _ list: Answer, _ options: ProbeOptions) async -> Run {
        guard case .unknown(.routeExists) = run.outcome, options.allowsCostly else { return run }
        let made = await upload("{}")
        guard let path = made.id else { return made.refusal(of: ["files", "upload"]) }
        let deleted = await session.send(.deleteFile, .delete, session.address("/files/" + path), [])
        let isDeleted = deleted.value?["deleted"]?.bool == true
        return .shown(
            made.answer.value?["object"]?.string == "file" ? .works : .replyShape,
            isDeleted ? "a file was uploaded and deleted again" : "a file was uploaded; it could not be deleted: \(path)", made.answer)
    }

    /// A batch of one request, cancelled at once.
    func judgeBatch(_ run: Run, model: String?, _ options: ProbeOptions) async -> Run {
        guard case .unknown(.routeExists) = run.outcome, options.allowsCostly, let model else { return run }
        let request = ChatRequest(model, Prompt.greeting, limit: 16).json
        let file = await upload(String(decoding: JSONWriter.bytes(request, .compact), as: UTF8.self))
        guard let path = file.id else { return file.refusal(of: ["batch", "files", "upload"]) }
        let body = JSONValue.object([
            ("input_file_id", .string(path)), ("endpoint", .string("/v1/chat/completions")), ("completion_window", .string("24h")),
        ])
        let made = Made(await session.post(.createBatch, "/batches", body))
        if let batch = made.id { _ = await session.post(.cancelBatch, "/batches/\(batch)/cancel", .object([])) }
        let deleted = await session.send(.deleteFile, .delete, session.address("/files/" + path), [])
        guard made.id != nil else { return made.refusal(of: ["batch"]) }
        let isWhole = made.answer.value?["object"]?.string == "batch" && made.answer.value?["status"]?.words != nil
        let rest = deleted.value?["deleted"]?.bool == true ? "" : "; its file could not be deleted: \(path)"
        return .shown(isWhole ? .works : .replyShape, "a batch of one request was created and cancelled" + rest, made.answer)
    }

    /// What a request that creates something came to.
    private struct Made {
        let answer: Answer
        /// Safe as a part of a path.
        let id: String?

        init(_ answer: Answer) {
            self.answer = answer
            id = answer.value?["id"]?.words.flatMap { ModelProbe.safePath($0) }
        }

        func refusal(of names: [String]) -> Run {
            if let reason = answer.unavailability { return .unknown(reason, answer.saying, answer) }
            if let refusal = answer.refusal { return .refusal(refusal, of: names, answer) }
            return .unknown(.notShown, "the reply holds no id", answer)
        }
    }

    /// One line of a batch with this body, as multipart/form-data (RFC 7578).
    private func upload(_ request: String) async -> Made {
        let boundary = "part-" + dice.letters(20)
        let body = """
            --\(boundary)\r
            Content-Disposition: form-data; name="purpose"\r
            \r
            batch\r
            --\(boundary)\r
            Content-Disposition: form-data; name="file"; filename="probe.jsonl"\r
            Content-Type: application/jsonl\r
            \r
            {"custom_id":"\(dice.code())","method":"POST","url":"/v1/chat/completions","body":\(request)}\r
            --\(boundary)--\r

            """
        return Made(
            await session.send(
                .uploadFile, .post, session.address("/files"), Array(body.utf8), contentType: "multipart/form-data; boundary=\(boundary)"))
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
