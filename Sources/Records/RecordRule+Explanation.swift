extension RecordRule {
    package var explanation: (finds: String, advice: String) {
        switch self {
        case .unknownKey:
            (
                "A record has a key that its format does not know.",
                "Most often a typing error: the nearest key is suggested. CONTRIBUTING.md lists the keys of each record."
            )
        case .missingKey:
            (
                "A record lacks a key that it must have.",
                "Add it. What nobody knows is left out only where the format marks the key as optional."
            )
        case .claimWithoutSource:
            (
                "A claim, fact, price, plan, link or note names no source.",
                "A fact without a source does not go in. Add \"source\" with an id of the record's sources table; its date is the date of the fact."
            )
        case .wrongKind:
            (
                "A value is of another kind than its key asks for.",
                "A number is written without quotes, a text with them. Null says something only in prices; what is not known is left out."
            )
        case .emptyList: ("A list is empty.", "Leave the key out when nothing is known.")
        case .listOfOne:
            ("A list of facts has fewer than two members.", "A list is for sources that differ. Write the object without brackets.")
        case .invalidText:
            (
                "A text is empty, begins or ends with a space, or holds an invisible character.",
                "Write what a reader should see, and nothing else."
            )
        case .longText:
            (
                "A text that a probe took from a reply is longer than a record keeps.",
                "Probe again; the whole reply stands in the trace that the hash names."
            )
        case .invalidID:
            (
                "An id has characters that an id may not have.",
                "Ids are file names and addresses: lower-case letters, digits, '-' and '.', starting with a letter or digit, at most 80 of them."
            )
        case .invalidWord: ("A word is none of those that its key knows.", "The words are listed in the message.")
        case .invalidDate:
            (
                "A date does not exist or is written in another way.",
                "Write 2026-06-17, 2026-06 or 2026: as precise as the source, never more."
            )
        case .invalidTime: ("A time is not one in UTC.", "Write 2026-06-17T09:30:00Z.")
        case .invalidURL:
            (
                "An address is not one that a record may hold.",
                "Addresses are absolute, http or https, in ASCII. A base URL is https (http for loopback), without credentials, query or a slash at its end."
            )
        case .invalidHost: ("A host name is malformed.", "Write the name alone, such as api.example.org.")
        case .invalidVariable:
            ("The name of an environment variable is malformed.", "Capital letters, digits and '_', starting with a letter.")
        case .invalidReference: ("A reference to a model is malformed.", "Write <lab>/<model>, as in data/models.")
        case .invalidNumber:
            (
                "A number is out of bounds or not exact.",
                "Amounts are plain decimals of at most 18 digits without exponent; counts are whole numbers."
            )
        case .negativeAmount: ("An amount is negative.", "A price is zero or more.")
        case .reversedRange: ("The end of a range lies below its beginning.", "Swap \"min\" and \"max\".")
        case .notAFile:
            (
                "A symbolic link, folder or device stands where a file belongs.",
                "Put the file itself there. Links are never followed, since they could lead out of the folder."
            )
        case .misplacedFile:
            ("A file stands where no record has its place.", "The path says what a record is; CONTRIBUTING.md lists the folders.")
        case .reservedName:
            (
                "A file name means a device on some systems, or a file of the site.",
                "Names such as con, nul or com1 cannot be checked out on Windows; index.html, index.md and rows.json stand beside the pages. Choose another."
            )
        case .unreadableFile: ("A file cannot be read.", "Check its permissions and size.")
        case .missingFile: ("A file that every catalog needs is missing.", "Add it, or name another folder with --data.")
        case .noSuchRecord: ("A file that was named does not exist.", "Name a record below the data folder.")
        case .unknownSource:
            (
                "A fact names a source that the record's table does not have.",
                "Correct the id or add the source. An offering uses the table of its provider."
            )
        case .unknownModel:
            ("An offering refers to a model that has no record.", "Write data/models/<lab>/<model>.json, or correct the reference.")
        case .unknownLab: ("A model stands in the folder of a lab that has no record.", "Write data/labs/<lab>.json, or move the model.")
        case .unknownProvider:
            ("A record belongs to a provider that does not exist.", "Write its provider.json, or correct the folder's name.")
        case .unknownCapability: ("A capability is not in the vocabulary.", "Correct the id, or add it to data/capabilities.json.")
        case .unknownGuide: ("The order of guides names one that does not exist.", "Write it, or remove it from data/site.json.")
        case .unlistedGuide: ("A guide is missing from the order of guides.", "Add it to \"guides\" in data/site.json.")
        case .unknownReason:
            (
                "An observation gives a reason that the prober does not know.",
                "These files are written by the machine only: probe again with this version."
            )
        case .unusedSource: ("No fact rests on a source.", "Remove it from the table, or add the facts that it supports.")
        case .unusedModel: ("No offering refers to a model.", "Add an offering, or remove the model.")
        case .unusedLab: ("A lab has no model.", "Add a model, or remove the lab.")
        case .unusedCapability:
            (
                "No claim or observation speaks of a capability, the matrix does not show it, and no probe looks for it.",
                "Add what is known of it, or remove it from the vocabulary."
            )
        case .duplicateID:
            (
                "Two things have one id where a reader could not tell them apart.",
                "Remove one. Where two offerings of a provider really share an id, say why in \"disputed\"."
            )
        case .confusableID:
            (
                "An id mixes letters of several scripts, or looks like another one.",
                "A Cyrillic or Greek letter looks like a Latin one and is another byte. Type the id anew from the source."
            )
        case .sharedKeyVariable:
            (
                "Two providers with different hosts name one environment variable for their keys.",
                "The key of one would be sent to the other. Give each its own variable."
            )
        case .partialWithoutNote: ("A partial claim does not say which part works.", "Add a \"note\" that says it.")
        case .unmetImplication:
            (
                "A capability is claimed although one that it rests on is denied.",
                "The vocabulary says what implies what. One of the two claims is wrong, or a note must explain."
            )
        case .unexplainedCapability:
            (
                "A capability is claimed without another that usually comes with it, and without a note.",
                "Add the other claim, or a note that says how it is."
            )
        case .repeatedClaim:
            (
                "An offering repeats what its provider says of everything.",
                "Remove it: the provider's plain yes or no holds for its offerings. `fmt --fix` does so."
            )
        case .disputed:
            ("A probe contradicts a claim.", "Read the source again and probe again. Both stay in the data; the site shows the dispute.")
        case .contextBelowOutput: ("A reply may be longer than the whole context.", "One of the two numbers is probably wrong.")
        case .wrongPriceKey:
            (
                "A price has amounts of another unit than its own.",
                "Per 1M tokens: input, output, cached_input, cache_write. Per image or request: amount."
            )
        case .emptyPrice: ("A price names no amount.", "Add the amount, or remove the price: an unknown price is left out.")
        case .unorderedPrices: ("Prices are not listed from new to old.", "Put the newest first.")
        case .priceJump:
            ("A price changed more than tenfold at once.", "Often a wrong unit, per token or per 1,000. Read the source again.")
        case .unexplainedZero:
            (
                "A price is 0 and nobody said that it is free.",
                "Zero means free. Add a \"note\" that says so, or leave the amount out when it is unknown."
            )
        case .futureDate:
            (
                "A date lies in the future where only the past makes sense.",
                "Write the date on which it happened; --as-of sets what counts as today."
            )
        case .dateAfterCheck:
            ("A fact is dated after its source was last read.", "Read the source again and move its \"checked\", or correct the date.")
        case .cutoffAfterRelease: ("A model knows of things after its own release.", "One of the two dates is probably wrong.")
        case .staleSource:
            (
                "A source was last read longer ago than the site's limit.",
                "Read it again, correct what changed, then run `compat-matrix checked`."
            )
        case .staleObservation: ("An observation is older than the site's limit.", "Probe again.")
        case .impossibleCount:
            ("An observation passed more often than it ran.", "Probe again; these files are written by the machine only.")
        case .contradictoryVerdict:
            (
                "An observation has a verdict that its reason does not lead to.",
                "Each reason has one verdict, so that no cell says no because of the network. Probe again; these files are written by the machine only."
            )
        case .unknownRule: ("An exception names a rule that does not exist or cannot be excused.", "`check --explain` lists all rules.")
        case .expiredException: ("An exception is past its date.", "Mend what it excused, or look at it again and move the date.")
        case .unneededException: ("An exception excuses nothing any more.", "Remove it.")
        }
    }
}
