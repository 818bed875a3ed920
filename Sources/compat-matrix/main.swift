import Arguments

let console = Console.system()
console.exit(CommandTable.run(Array(CommandLine.arguments.dropFirst()), console))
