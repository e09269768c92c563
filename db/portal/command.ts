import { stripVTControlCharacters } from 'node:util'
import { parseArgs, renderUsage, type ArgsDef, type CommandDef, type ParsedArgs } from 'citty'

/** The command line cannot be understood; exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** The command did what it could and it is not good; the reasons were printed. Exit code 1. */
export class Failed extends Error {
  override name = 'Failed'
}

export interface Command {
  name: string
  description: string
  args?: ArgsDef
  subCommands?: readonly Command[]
  run?: (args: ParsedArgs) => Promise<void>
}

/** Runs a command of the tree. @returns the exit code: 0 done, 1 failed, 2 wrong usage; the reason went to stderr in one line */
export async function runCommandLine(root: Command, argv: readonly string[]): Promise<number> {
  try {
    const { command, path, rest } = find(root, argv)
    if (rest.includes('--help') || rest.includes('-h')) {
      process.stdout.write(await helpOf(command, path))
      return 0
    }
    if (!command.run)
      throw new UsageError(`Geef een opdracht: ${(command.subCommands ?? []).map(({ name }) => name).join(', ')}.`)
    await command.run(parse(command.args ?? {}, rest))
    return 0
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof UsageError) {
      process.stderr.write(`${message} Hulp: npm run portal -- --help\n`)
      return 2
    }
    process.stderr.write(`${oneLine(message)}\n`)
    return 1
  }
}

const oneLine = (message: string): string => message.replace(/\s*\n\s*/g, '; ')

function find(root: Command, argv: readonly string[]): { command: Command; path: string[]; rest: readonly string[] } {
  const path = [root.name]
  let command = root
  let rest = argv
  while (command.subCommands && rest[0] !== undefined && !rest[0].startsWith('-')) {
    const next = command.subCommands.find(({ name }) => name === rest[0])
    // `backup FILE` beside `backup check FILE`: a word that is no command of its own is an argument.
    if (!next && command.run) break
    if (!next) throw new UsageError(`${rest[0]} is geen opdracht.`)
    path.push(next.name)
    command = next
    rest = rest.slice(1)
  }
  return { command, path, rest }
}

/** Unknown options and missing or superfluous words are refused, so that a typing error never runs something else. */
function parse(args: ArgsDef, rest: readonly string[]): ParsedArgs {
  const words: string[] = []
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? ''
    if (!word.startsWith('--')) {
      if (word.startsWith('-')) throw new UsageError(`${word} is geen optie.`)
      words.push(word)
      continue
    }
    const [name = '', value] = word.slice(2).split(/=(.*)/s)
    const known = Object.hasOwn(args, name) ? args[name] : undefined
    if (!known || known.type === 'positional') throw new UsageError(`--${name} is geen optie.`)
    if (known.type === 'boolean' && value !== undefined) throw new UsageError(`--${name} krijgt geen waarde.`)
    if (known.type === 'string' && !(value ?? rest[++i])) throw new UsageError(`--${name} vraagt een waarde.`)
  }
  const positionals = Object.entries(args).filter(([, arg]) => arg.type === 'positional')
  const missing = positionals[words.length]
  if (missing) throw new UsageError(`Geef ${missing[0].toUpperCase()}.`)
  if (words.length > positionals.length) throw new UsageError(`${words[positionals.length]} is te veel.`)
  return parseArgs([...rest], args)
}

async function helpOf(command: Command, path: readonly string[]): Promise<string> {
  const definition: CommandDef<ArgsDef> = {
    meta: { name: path.at(-1) ?? '', description: command.description },
    args: command.args ?? {},
    ...(command.subCommands
      ? {
          subCommands: Object.fromEntries(
            command.subCommands.map(({ name, description }) => [name, { meta: { name, description } }]),
          ),
        }
      : {}),
  }
  const parents = path.slice(0, -1).join(' ')
  const usage = await renderUsage(definition, parents ? { meta: { name: parents } } : undefined)
  return `${process.stdout.isTTY ? usage : stripVTControlCharacters(usage)}\n`
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`)
