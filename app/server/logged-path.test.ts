import { expect, test } from 'vitest'
import { loggedPath } from './logged-path.ts'

test.each([
  ['/', '/'],
  ['/zoeken?q=geheim', '/zoeken'],
  ['/kennisbank/geheime-titel-abcdefgh', '/kennisbank/~abcdefgh'],
  ['/kennisbank/geheime-titel-abcdefgh.data?_routes=x', '/kennisbank/~abcdefgh'],
  [
    '/kennisbank/geheime-titel-abcdefgh/bestand/abcdefghijkmnpqrstuv/3',
    '/kennisbank/~abcdefgh/bestand/abcdefghijkmnpqrstuv/3',
  ],
  ['/wachtwoord-instellen/Zk3_9dFq-0sKx7pTz2mNw8yRbVc1LhJgAeUo4iQ5abc', '/wachtwoord-instellen/~'],
  ['/wachtwoord-instellen/Zk3_9dFq-0sKx7pTz2mNw8yRbVc1LhJgAeU-abcdefgh', '/wachtwoord-instellen/~'],
  ['/redactie/abcdefghijkmnpqrstuv/publiceren', '/redactie/abcdefghijkmnpqrstuv/publiceren'],
  ['/onbekend/een-lange-geheime-titel', '/onbekend/~'],
])('%s is logged as %s', (target, logged) => {
  expect(loggedPath(target)).toBe(logged)
})
