import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/setup/database.ts'
import { clientOf } from '#tests/setup/portal.ts'
import { startProduct } from '#tests/setup/product.ts'
import { openLine, statusOf } from '#tests/setup/raw.ts'

test('asked to end, the portal takes nobody new, ends what it began, and says that all went well', async () => {
  const product = await startProduct({ DATA_DIR: temporaryFolder('process') })
  const line = await openLine(product.url)
  const form = 'email=iemand%40voorbeeld.example&password=fout'
  line.say(
    [
      'POST /inloggen HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${form.length}`,
      '',
      form.slice(0, 12),
    ].join('\r\n'),
  )
  expect((await clientOf(product.url, '').get('/gezond')).status).toBe(200)
  product.terminate()
  const newcomer = () =>
    openLine(product.url).then(
      ({ socket }) => (socket.destroy(), 'taken'),
      () => 'refused',
    )
  await expect.poll(newcomer).toBe('refused')
  expect(line.heard()).toBe('')
  line.say(form.slice(12))
  const answer = await line.ended
  expect(statusOf(answer)).toBe(422)
  expect(answer).toContain('horen niet bij elkaar')
  expect(await product.ended).toBe(0)
})

test('what the portal writes of a request is one line of JSON, under the number that the visitor got', async () => {
  const product = await startProduct({ DATA_DIR: temporaryFolder('process') })
  const visitor = clientOf(product.url, 'sessie=geheime-koek; ander=geheime-koek')
  const secret = { Authorization: 'Bearer geheim-bewijs', 'User-Agent': 'geheime-bladeraar' }
  const answers = [
    await visitor.get('/zoeken?q=geheime-vraag', { headers: secret }),
    await visitor.get('/contact?geheime-vraag=1', { headers: secret }),
    await visitor.post('/inloggen?naar=/geheime-vraag', { email: 'geheim@adres.example', password: 'geheim-woord' }),
    await clientOf(product.url, '').get('/contact'),
    await clientOf(product.url, '').get('/contact'),
  ]
  await product.stop()
  const lines = product
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  for (const { headers, status } of answers) {
    const [written, ...others] = lines.filter(
      ({ msg, requestId }) => msg === 'request' && requestId === headers.get('x-request-id'),
    )
    expect(written).toMatchObject({ status, method: expect.stringMatching(/^(?:GET|POST)$/) as string })
    expect(others).toEqual([])
  }
  expect(product.output()).not.toMatch(/geheim/)
  // Only the link of the first administrator, which the log may not keep, is no JSON.
  const rest = product
    .output()
    .split('\n')
    .filter((line) => line && !line.startsWith('{'))
  expect(rest).toEqual([expect.stringContaining('De eerste beheerder'), expect.stringMatching(/\/eerste-beheerder\//)])
})
