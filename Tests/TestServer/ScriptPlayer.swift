/// Plays a script on a connection, bounded in time.
struct ScriptPlayer {
    let connection: Int32
    let deadline: ContinuousClock.Instant

    /// `false` when the connection is to be closed.
    func play(_ script: Script) -> Bool {
        script.steps.allSatisfy(play) && script.keepsAlive
    }

    private func play(_ step: Script.Step) -> Bool {
        switch step {
        case .send(let bytes): return Socket.send(bytes, to: connection)
        case .pause(let milliseconds): return pause(milliseconds)
        case .trickle(let bytes, let size, let milliseconds):
            return stride(from: 0, to: bytes.count, by: max(1, size)).allSatisfy { start in
                Socket.send(Array(bytes[start..<min(bytes.count, start + max(1, size))]), to: connection) && pause(milliseconds)
            }
        case .forever(let bytes, let milliseconds):
            guard !bytes.isEmpty else { return pause(Int(Int32.max)) }
            while Socket.send(bytes, to: connection), pause(milliseconds), deadline > .now {}
            return false
        case .halfClose:
            Socket.halfClose(connection)
            return true
        case .reset:
            Socket.armReset(connection)
            return false
        case .hang:
            _ = pause(Int(Int32.max))
            return false
        }
    }

    /// `false` when the other side or the server ended the connection meanwhile, or when its time is over.
    private func pause(_ milliseconds: Int) -> Bool {
        guard milliseconds > 0 else { return true }
        let left = Int((deadline - .now) / .milliseconds(1))
        return !Socket.waitForEnd(connection, milliseconds: max(0, min(milliseconds, left))) && milliseconds <= left
    }
}
