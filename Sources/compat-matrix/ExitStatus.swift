/// What the program tells its caller.
enum ExitStatus: Int32 {
    case fine = 0
    /// What was asked about has problems.
    case problems = 1
    /// It could not be done: files, disk, network.
    case impossible = 2
    /// sysexits.h, EX_USAGE.
    case usage = 64

    static let meanings: [(status: Int, meaning: String)] = [
        (0, "fine"), (1, "problems were found"), (2, "it could not be done"), (64, "wrong usage"),
    ]
}
