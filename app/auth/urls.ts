import { urls } from '#app/lib/urls.ts'

const withNext = (path: string, next?: string): string => (next ? `${path}?naar=${encodeURIComponent(next)}` : path)

/** Addresses of signing in, one's own account and the administration. */
export const accountUrls = {
  signIn: urls.signIn,
  code: urls.secondFactor,
  enrol: (next?: string) => withNext('/inloggen/instellen', next),
  signOut: '/uitloggen',
  demoSignIn: '/demo-inloggen',
  forgotten: '/wachtwoord-vergeten',
  setPassword: (token: string) => `/wachtwoord-instellen/${token}`,
  invitation: (token: string) => `/uitnodiging/${token}`,
  firstAdministrator: (token: string) => `/eerste-beheerder/${token}`,
  request: '/account-aanvragen',
  confirmRequest: (token: string) => `/account-aanvragen/bevestigen/${token}`,
  followRequest: (token: string) => `/account-aanvragen/${token}`,
  profile: '/profiel',
  expertise: '/profiel/kennis',
  notices: '/profiel/mails',
  ownAccount: '/profiel/account',
  ownData: '/profiel/account/gegevens',
  experts: '/wie-weet-wat',
  admin: '/beheer',
  organisations: '/beheer/organisaties',
  organisation: (slug: string) => `/beheer/organisaties/${slug}`,
  organisationItems: (slug: string) => `/beheer/organisaties/${slug}/stukken`,
  organisationRequests: (slug: string) => `/beheer/organisaties/${slug}/aanvragen`,
  officeRequests: '/beheer/aanvragen',
  workgroups: '/beheer/werkgroepen',
  workgroup: (slug: string) => `/beheer/werkgroepen/${slug}`,
  groups: '/beheer/deelgroepen',
  themes: '/beheer/themas',
  confirmations: '/beheer/bevestigingen',
  jobs: '/beheer/taken',
  region: '/beheer/regio',
  quarter: '/beheer/kwartaal',
} as const
