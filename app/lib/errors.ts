/** The ways a request fails in the domain; `lib/route.server.ts` turns them into responses in one place. */
export class DomainError extends Error {
  override name = 'DomainError'
}

/** Absent, or not readable for this viewer: the same answer for both. */
export class NotFound extends DomainError {
  override name = 'NotFound'
}

/** Everybody could read it, and it was taken away since. */
export class Gone extends DomainError {
  override name = 'Gone'
}

/** Readable, but this viewer may not do that. */
export class Forbidden extends DomainError {
  override name = 'Forbidden'
  /** True when confirming the second factor again would be enough. */
  readonly needsFreshFactor: boolean
  constructor(message = 'U mag dit niet doen.', options: { needsFreshFactor?: boolean } = {}) {
    super(message)
    this.needsFreshFactor = options.needsFreshFactor ?? false
  }
}

/** Someone else changed it first, or it is no longer in the state this needs. */
export class Conflict extends DomainError {
  override name = 'Conflict'
}

/** Input that cannot be accepted. `fields` maps a form field to Dutch messages; '' is the form as a whole. */
export class Invalid extends DomainError {
  override name = 'Invalid'
  readonly fields: Record<string, string[]>
  constructor(fields: Record<string, string[]> | string) {
    const byField = typeof fields === 'string' ? { '': [fields] } : fields
    super(Object.values(byField).flat().join(' '))
    this.fields = byField
  }
}

/** More is asked than can be done at once; asking again later is the way. */
export class Busy extends DomainError {
  override name = 'Busy'
}
