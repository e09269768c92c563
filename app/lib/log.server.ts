import pino from 'pino'

/** JSON lines on stdout. Names that could hold a secret are censored wherever they occur one level deep. */
export const log = pino({
  level: 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
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
