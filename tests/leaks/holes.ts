import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { projectRoot } from '#app/lib/paths.ts'

/**
 * Can the leak tests fail? Each hole is made on purpose in a copy of the sources; the tests named with it must notice.
 * Run by `npm run holes`; ends with 1 where a hole went unnoticed.
 */
interface Hole {
  name: string
  file: string
  from: string
  to: string
  /** Arguments of vitest: the file that should notice, and which of its tests are enough. */
  tests: string[]
}

const holes: readonly Hole[] = [
  {
    name: 'a page for partners loses its guard',
    file: 'app/routes/werkgroepen._index.tsx',
    from: "import { participant } from '#app/auth/guards.ts'",
    to: "import { everyone as participant } from '#app/auth/guards.ts'",
    tests: ['tests/leaks/leaks.test.ts', '-t', 'sends a visitor to sign-in: anonymous'],
  },
  {
    name: 'a page of the desk does not ask the policy',
    file: 'app/routes/redactie.$id.versies.tsx',
    from: "authorize(viewer, 'edit', await getDeskItem(db.read, viewer, params.id ?? ''))",
    to: "await getDeskItem(db.read, viewer, params.id ?? '')",
    tests: ['tests/leaks/leaks.test.ts', '-t', 'gets at the desk of an item'],
  },
  {
    name: 'a file is served without the rule',
    file: 'app/modules/files/queries.server.ts',
    from: ': or(and(isNotNull(file.liveVersionId), itemsWhere(mayRead(viewer), viewer.now)), asItsEditor),',
    to: ': isNotNull(file.liveVersionId),',
    tests: ['tests/leaks/leaks.test.ts', '-t', 'manager, at every address'],
  },
  {
    name: 'themes are counted without the rule',
    file: 'app/modules/themes/queries.server.ts',
    from: '.where(itemsWhere(asReader(viewer), viewer.now))',
    to: '',
    tests: ['tests/leaks/leaks.test.ts', '-t', 'page of themes counts'],
  },
  {
    name: 'hits of the engine are not read again in the database',
    file: 'app/modules/search/queries.server.ts',
    from: '.where(and(inArray(item.id, ids), liveFor(viewer)))',
    to: '.where(inArray(item.id, ids))',
    tests: ['tests/leaks/cases.test.ts', '-t', 'too wide'],
  },
  {
    name: 'the engine counts totals and facets without the rule',
    file: 'search/meilisearch/engine.server.ts',
    from: 'const filter = [toFilter(query.rule), ...filters(query.filters)]',
    to: "const filter = ['id EXISTS', ...filters(query.filters)]",
    tests: ['tests/leaks/search.test.ts', '-t', 'searching with meilisearch totals and facets are right'],
  },
  {
    name: 'suspects are ignored',
    file: 'app/modules/search/queries.server.ts',
    from: 'suspects: await suspectIds(deps.db.read, viewer.now)',
    to: 'suspects: (await suspectIds(deps.db.read, viewer.now)).slice(0, 0)',
    tests: ['tests/leaks/cases.test.ts', '-t', 'while its index task still waits'],
  },
  {
    name: 'an action does not ask the policy',
    file: 'app/routes/redactie.$id_.bestanden_.$fileId.ts',
    from: "return removeFile(tx, viewer, authorize(viewer, 'edit', found), input.fileId)",
    to: 'return removeFile(tx, viewer, found as never, input.fileId)',
    tests: ['tests/leaks/actions.test.ts', '-t', 'manager changes nothing'],
  },
]

const left = new Set(['node_modules', 'build', 'data', '.git', '.tmp'])

/** @returns whether the tests fail in a copy with the hole; without one, whether they fail at all */
function failsWith(hole: Hole | null, tests: readonly string[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hole-'))
  try {
    cpSync(projectRoot, folder, {
      recursive: true,
      filter: (path) =>
        !relative(projectRoot, path)
          .split('/')
          .some((part) => left.has(part)),
    })
    symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'))
    if (hole) {
      const file = join(folder, hole.file)
      const before = readFileSync(file, 'utf8')
      const after = before.replace(hole.from, hole.to)
      if (before === after) throw new Error(`${hole.file} no longer has the line that "${hole.name}" changes`)
      writeFileSync(file, after)
    }
    execFileSync('npm', ['run', '-s', 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
    const run = spawnSync('npx', ['vitest', 'run', ...tests], { cwd: folder, encoding: 'utf8' })
    if (!/Tests .*(?:passed|failed)/.test(run.stdout))
      throw new Error(`the tests did not run:\n${run.stdout}\n${run.stderr}`)
    if (process.argv.includes('--verbose')) process.stdout.write(run.stdout)
    return run.status !== 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

let unnoticed = 0
const say = (line: string) => process.stdout.write(`${line}\n`)
for (const hole of holes) {
  const noticed = failsWith(hole, hole.tests)
  say(`${noticed ? 'noticed  ' : 'UNNOTICED'}  ${hole.name}`)
  if (!noticed) unnoticed++
}
// The same tests pass where there is no hole: otherwise their failing above would say nothing.
for (const tests of new Set(holes.map((hole) => JSON.stringify(hole.tests)))) {
  const failed = failsWith(null, JSON.parse(tests) as string[])
  say(`${failed ? 'FAILS     ' : 'passes    '} without a hole: ${(JSON.parse(tests) as string[]).join(' ')}`)
  if (failed) unnoticed++
}
say(
  unnoticed === 0 ? `All ${holes.length} holes were noticed.` : `${unnoticed} of ${holes.length} holes went unnoticed.`,
)
process.exitCode = unnoticed === 0 ? 0 : 1
