export const newsletterUrls = {
  unsubscribe: (token: string) => `/nieuwsbrief/afmelden/${token}`,
} as const
