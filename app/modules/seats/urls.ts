import { accountUrls } from '#app/auth/urls.ts'

/** Addresses of seats, requests for them, and who is at which table. */
export const seatUrls = {
  ofOrganisation: accountUrls.organisationSeats,
  request: (id: string) => `/beheer/zitplaatsen/${id}`,
  join: (slug: string) => `/werkgroepen/${slug}/meedoen`,
  coverage: (slug: string) => `/werkgroepen/${slug}/dekking`,
  coverageCsv: (slug: string) => `/werkgroepen/${slug}/dekking.csv`,
  allCoverage: '/beheer/dekking',
  allCoverageCsv: '/beheer/dekking.csv',
} as const
