import Arguments
import ExchangeProcess

// Started by this program itself, for one part of `probe`; no person types it, so no help names it.
if CommandLine.arguments.dropFirst() == [ExchangeWorker.argument] { ExchangeWorker.run() }

let console = Console.system()
console.exit(CommandTable.run(Array(CommandLine.arguments.dropFirst()), console))
