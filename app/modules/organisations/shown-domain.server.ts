import { domainToUnicode } from 'node:url'

/** As people read it, with its accents; as it stands where that says nothing. */
export const shownDomain = (domain: string): string => domainToUnicode(domain) || domain
