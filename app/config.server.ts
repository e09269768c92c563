import { createPrivateKey, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import dotenv from 'dotenv'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const optionalUrl = z.url().optional()
const secretLength = 32
export const passphraseLength = 16
const waiverForm = /^([^,]*[^,\s][^,]*),\s*(\d{4}-\d{2}-\d{2})\s*,\s*(\S.*)$/

/** `naam@gemeente.nl`, or `Naam <naam@gemeente.nl>`. */
const addressIn = (sender: string): string => /^[^<>\r\n]+<([^<>]+)>$/.exec(sender)?.[1] ?? sender
const isDay = (day: string): boolean => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres:\/\/)/, 'must start with file: or postgres://')
    .optional(),
  MEILISEARCH_URL: optionalUrl,
  MEILISEARCH_API_KEY: z.string().optional(),
  SEARCH_ENGINE: z.enum(['auto', 'meilisearch', 'embedded']).default('auto'),
  FILES_URL: z
    .string()
    .regex(/^(file:|s3:\/\/)/, 'must start with file: or s3://')
    .optional(),
  MAX_FILE_MB: z.coerce.number().int().min(1).max(10_000).default(200),
  SESSION_SECRET: z
    .string()
    .transform((value) => value.split(',').map((secret) => secret.trim()))
    .refine(
      (secrets) => secrets.every(({ length }) => length >= secretLength),
      `must be at least ${secretLength} characters, and so must every part where commas divide it`,
    )
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .trim()
    .refine((sender) => z.email().safeParse(addressIn(sender)).success, 'must be a mail address, or "Name <address>"')
    .optional(),
  DKIM_DOMAIN: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'must be a domain, such as gemeente.nl')
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?$/, 'must be the first part of the DNS name of the key')
    .optional(),
  DKIM_KEY_FILE: z.string().optional(),
  BOUNCE_ADDRESS: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9._-]{1,20}@(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a mail address of at most 20 characters before @')
    .optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().trim().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_PRIVATE_NETWORK: z.enum(['0', '1']).default('0'),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/|unix:)/, 'must start with tcp:// or unix:')
    .optional(),
  CLAMD_WAIVER: z
    .string()
    .trim()
    .refine(
      (value) => isDay(waiverForm.exec(value)?.[2] ?? ''),
      'must be "name, date, reason", the date written as 2026-11-22',
    )
    .transform(toWaiver)
    .optional(),
  METRICS_TOKEN: z.string().min(secretLength, `must be at least ${secretLength} characters`).optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: z.coerce.number().int().min(2).max(1000).default(14),
  BACKUP_RECIPIENT: z
    .string()
    .trim()
    .regex(/^age1[a-z0-9]{20,}$/, 'must be a public key of age, which begins with age1')
    .optional(),
  BACKUP_KEY_FILE: z.string().optional(),
  BACKUP_PASSPHRASE: z.string().min(passphraseLength, `must be at least ${passphraseLength} characters`).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  ROLES: z
    .string()
    .default('web,jobs')
    .transform((value) => value.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['web', 'jobs'])).nonempty()),
})

export type Config = ReturnType<typeof toConfig>

/** A configuration that cannot be used; `faults` has one readable line per fault. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly faults: string[]
  constructor(faults: string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/**
 * Reads and checks the configuration: the only reader of the environment (contract: "Configuration").
 * @param overrides values that win over the environment and `.env`; the demo command uses these
 * @throws ConfigError with every fault at once
 */
export function loadConfig(overrides: Record<string, string | undefined> = {}, options: { demo?: boolean } = {}) {
  dotenv.config({ quiet: true })
  const given = Object.fromEntries(
    Object.entries({ ...process.env, ...overrides }).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const env = parsed.data
  const demo = options.demo ?? false
  const faults: string[] = []
  if (env.NODE_ENV === 'production' && !demo) {
    if (!env.SMTP_URL) faults.push('SMTP_URL: required in production')
    if (!env.MAIL_FROM) faults.push('MAIL_FROM: required in production')
    if (!env.CLAMD_URL && !env.CLAMD_WAIVER)
      faults.push('CLAMD_URL: required in production, or CLAMD_WAIVER="name, date, reason"')
  }
  const dkim = [env.DKIM_DOMAIN, env.DKIM_SELECTOR, env.DKIM_KEY_FILE]
  if (dkim.some((value) => value) && !dkim.every((value) => value))
    faults.push('DKIM_DOMAIN: set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE together, or none of them')
  const keyFault = env.DKIM_KEY_FILE ? dkimKeyFault(resolve(env.DKIM_KEY_FILE)) : null
  if (keyFault !== null) faults.push(`DKIM_KEY_FILE: ${keyFault}`)
  const oidc = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET]
  if (oidc.some((value) => value) && !oidc.every((value) => value))
    faults.push('OIDC_ISSUER: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together, or none of them')
  if (env.NODE_ENV === 'production' && !demo && env.OIDC_ISSUER?.startsWith('http:'))
    faults.push('OIDC_ISSUER: must start with https:// in production')
  if (env.DATABASE_URL?.startsWith('postgres://'))
    faults.push('DATABASE_URL: Postgres is not supported by this release; use file:')
  if (env.FILES_URL?.startsWith('s3://')) faults.push('FILES_URL: S3 is not supported by this release; use file:')
  if (env.SEARCH_ENGINE === 'embedded' && env.MEILISEARCH_URL)
    faults.push('SEARCH_ENGINE: is embedded while MEILISEARCH_URL is set; leave one out')
  const keys = [env.BACKUP_RECIPIENT, env.BACKUP_KEY_FILE, env.BACKUP_PASSPHRASE].filter((key) => key !== undefined)
  if (keys.length > 1)
    faults.push('BACKUP_RECIPIENT, BACKUP_KEY_FILE, BACKUP_PASSPHRASE: leave all but one of these out')
  if (env.BACKUP_DIR && keys.length === 0)
    faults.push('BACKUP_DIR: needs BACKUP_RECIPIENT, BACKUP_KEY_FILE or BACKUP_PASSPHRASE too')
  if (env.BACKUP_DIR && !relative(resolve(env.DATA_DIR), resolve(env.BACKUP_DIR)).startsWith('..'))
    faults.push('BACKUP_DIR: must not lie inside DATA_DIR, which it is to survive')
  if (faults.length > 0) throw new ConfigError(faults)
  return toConfig(env, demo)
}

function toConfig(env: z.infer<typeof environment>, demo: boolean) {
  const dataDir = resolve(env.DATA_DIR)
  const baseUrl = (env.BASE_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '')
  return {
    production: env.NODE_ENV === 'production',
    development: env.NODE_ENV === 'development',
    demo,
    roles: env.ROLES,
    server: {
      port: env.PORT,
      host: env.HOST,
      baseUrl,
      https: baseUrl.startsWith('https:'),
      trustProxy: env.TRUST_PROXY,
      metricsToken: env.METRICS_TOKEN,
    },
    dataDir,
    database: { file: env.DATABASE_URL ? resolve(env.DATABASE_URL.slice('file:'.length)) : join(dataDir, 'portal.db') },
    files: {
      folder: env.FILES_URL ? resolve(env.FILES_URL.slice('file:'.length)) : join(dataDir, 'files'),
      maxBytes: env.MAX_FILE_MB * 1024 * 1024,
    },
    search: {
      engine: env.SEARCH_ENGINE,
      url: env.MEILISEARCH_URL,
      apiKey: env.MEILISEARCH_API_KEY,
      folder: join(dataDir, 'meilisearch'),
    },
    /** Where the world reaches who runs this installation. */
    contact: addressIn(env.MAIL_FROM ?? 'portaal@localhost'),
    mail: {
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM ?? 'portaal@localhost',
      folder: join(dataDir, 'mail'),
      dkim:
        env.DKIM_DOMAIN && env.DKIM_SELECTOR && env.DKIM_KEY_FILE
          ? { domain: env.DKIM_DOMAIN, selector: env.DKIM_SELECTOR, keyFile: resolve(env.DKIM_KEY_FILE) }
          : undefined,
      /** Letters that cannot be delivered come back to `<name>+<mark>@<domain>` of this address. */
      bounceAddress: env.BOUNCE_ADDRESS,
    },
    sso: {
      /** The sign-in service of the alliance office, from the environment. */
      office:
        env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
          ? { issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, clientSecret: env.OIDC_CLIENT_SECRET }
          : null,
      /** Where the server may go to reach a sign-in service; never further by what a form says. */
      reach: { loopback: env.NODE_ENV !== 'production' || demo, privateNetwork: env.OIDC_PRIVATE_NETWORK === '1' },
    },
    scanner: { url: env.CLAMD_URL, waiver: env.CLAMD_WAIVER },
    secrets: { session: env.SESSION_SECRET ?? [] },
    backup: {
      /** Where the nightly backups go; without it there are none. */
      folder: env.BACKUP_DIR ? resolve(env.BACKUP_DIR) : undefined,
      /** How many of them are kept. */
      keep: env.BACKUP_KEEP,
      recipient: env.BACKUP_RECIPIENT,
      keyFile: env.BACKUP_KEY_FILE ? resolve(env.BACKUP_KEY_FILE) : undefined,
      passphrase: env.BACKUP_PASSPHRASE,
    },
    logLevel: env.LOG_LEVEL,
  }
}

/** What is wrong with the key that mails are to be signed with; null where it can be used. */
function dkimKeyFault(file: string): string | null {
  let source
  try {
    source = readFileSync(file, 'utf8')
  } catch {
    return 'cannot be read'
  }
  try {
    const key = createPrivateKey(source)
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return key.asymmetricKeyType === 'rsa' && bits >= 2048 ? null : 'must be an RSA key of at least 2048 bits'
  } catch {
    return 'must hold a private key (PEM) without a passphrase'
  }
}

/** Who decided when, and why, that files go unscanned. */
function toWaiver(value: string): { name: string; date: string; reason: string } {
  const [, name = '', date = '', reason = ''] = waiverForm.exec(value) ?? []
  return { name: name.trim(), date, reason }
}

/**
 * The secrets of this installation, made on first use and kept in the data folder with mode 600:
 * `session` signs and hashes tokens, `audit` keys the trail's chain. Neither is ever in the database.
 */
export function loadSecrets(config: Pick<Config, 'dataDir' | 'secrets'>): { session: string[]; audit: string } {
  const session = config.secrets.session.length > 0 ? config.secrets.session : [keptSecret(config.dataDir, 'session')]
  return { session, audit: keptSecret(config.dataDir, 'audit') }
}

function keptSecret(dataDir: string, name: string): string {
  const folder = join(dataDir, 'secrets')
  const file = join(folder, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
      chmodSync(file, 0o600)
    } catch (error) {
      // Another process may have made it between the look and the write.
      if (!existsSync(file)) throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}
