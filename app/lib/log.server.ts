import pino from 'pino'

const common = { level: 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime }

/** JSON lines on stdout. Names that could hold a secret are censored wherever they occur one level deep. */
export const log = pino({
  ...common,
  redact: {
    paths: [
      'password',
      'code',
      'token',
      'cookie',
      'authorization',
      '*.password',
      '*.code',
      '*.token',
      '*.cookie',
      '*.authorization',
    ],
    censor: '[weggelaten]',
  },
})

/**
 * For the one line per request: its fields are ours, so nothing is censored. Lines are gathered for a quarter of a second
 * at most, since writing each by itself costs as much as sending a kept page.
 */
export const requestLog = pino(common, pino.destination({ fd: 1, sync: false, minLength: 4096, periodicFlush: 250 }))
