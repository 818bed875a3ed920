import Records

extension ModelProbe {
    private static let imageNames = [
        "image", "vision", "multimodal", "multi-modal", "modalit", "picture", "content type", "content part", "content must be a string",
        "content should be a string", "valid string",
    ]
    private static let digitCount = 6

    mutating func probeVision() async {
        guard options.wants(.vision) else { return }
        var tally = Tally()
        while !tally.isDecided(repeats: 1, isBehaviour: false), tally.runs.count < options.tries {
            let digits = dice.digits(Self.digitCount)
            guard let url = try? DigitPicture(digits)?.dataURL() else {
                tally.add(.unknown(.proberError, "the picture could not be made", nil))
                break
            }
            let answer = await chat(.vision, [ChatRequest.user(Prompt.digits, pictures: [url])])
            tally.add(judge(answer, digits))
        }
        if tally.shown > 0, let run = await limits() {
            tally = Tally()
            tally.add(run)
        }
        record(.vision, tally)
    }

    private func judge(_ answer: Answer, _ digits: String) -> Run {
        switch ChatReading(answer) {
        case .unknown(let reason, let words): return .unknown(reason, words, answer)
        case .refusal(let refusal):
            if refusal.text.contains("unknown variant `image_url`") { return .failed(.refused, answer.saying, answer) }
            // The form of the picture was declined, or its size, not pictures.
            if refusal.mentions(["base64", "data url", "data uri", "dimension", "pixel", "too small", "resolution", "url instead"]) {
                return .unknown(.unclearRefusal, answer.saying, answer)
            }
            return .refusal(refusal, of: Self.imageNames, answer)
        case .reply(_, let choice):
            let content = choice.content ?? ""
            // An echo of the request holds any digits.
            if content.contains("base64") { return .failed(.imageNotSeen, "the answer repeats the request", answer) }
            let best = Self.agreement(content, digits)
            // Four of six in their places come by chance once in 800.
            if best == digits.utf8.count { return .shown(.works, "the random digits were read", answer) }
            if best >= 4 { return .shown(.works, "\(best) of \(digits.utf8.count) random digits were read", answer) }
            if choice.finish == .length || content.isEmpty { return .unknown(.cutOff, "no answer within the token limit", answer) }
            if best >= 2 { return .unknown(.notShown, "\(best) of \(digits.utf8.count) random digits were read", answer) }
            return .failed(.imageNotSeen, "it took the picture and answered \"\(content.prefix(60))\"", answer)
        }
    }

    /// How many digits stand in their places, at best, in any run of digits of the answer.
    private static func agreement(_ content: String, _ digits: String) -> Int {
        let wanted = Array(digits.utf8)
        var runs: [[UInt8]] = [[]]
        for byte in content.utf8.prefix(4096) {
            if 0x30...0x39 ~= byte {
                runs[runs.count - 1].append(byte)
            } else if byte != 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "-") {
                runs.append([])
            }
        }
        // In a longer run some digits would agree by chance.
        return runs.filter { wanted.count...wanted.count + 2 ~= $0.count }.map { run in
            (0...run.count - wanted.count).map { start in zip(run[start...], wanted).count { $0 == $1 } }.max() ?? 0
        }.max() ?? 0
    }

    /// What a server that reads one picture refuses beside it. The address can't be resolved by anyone (RFC 2606), so nothing is fetched.
    private mutating func limits() async -> Run? {
        let pair = [dice.digits(Self.digitCount), dice.digits(Self.digitCount)]
        let urls = pair.compactMap { try? DigitPicture($0)?.dataURL() }
        let two = await chat(.visionTwo, [ChatRequest.user(Prompt.digitsOfBoth, pictures: urls)])
        if let refusal = two.refusal, refusal.isAboutSecondPicture { return .shown(.oneImageOnly, two.saying, two) }
        let address = "https://" + dice.letters(12) + ".invalid/digits.png"
        let remote = await chat(.visionAddress, [ChatRequest.user(Prompt.digits, pictures: [address])], limit: 64)
        if let refusal = remote.refusal, refusal.wantsDataURL { return .shown(.dataURLOnly, remote.saying, remote) }
        return nil
    }
}

extension Refusal {
    fileprivate var isAboutSecondPicture: Bool {
        mentions(["image", "picture"])
            && mentions(["at most", "only one", "one image", "single image", "multiple images", "too many", "limit"])
    }

    fileprivate var wantsDataURL: Bool {
        mentions(["base64", "data url", "data uri", "urls are not", "url is not supported", "remote url", "external url", "http urls"])
            && (mentions([
                "not currently supported", "not supported", "unsupported", "must be", "only", "instead", "use base64", "not allowed",
            ]))
    }
}
