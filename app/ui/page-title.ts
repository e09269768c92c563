/** For `export const meta`: "Titel – VAR", and the description where there is one. */
export function pageTitle(title: string, description?: string) {
  const tags: ({ title: string } | { name: string; content: string })[] = [{ title: `${title} – VAR` }]
  if (description) tags.push({ name: 'description', content: description })
  return tags
}

/** For pages behind a secret address: search engines that learn of it list nothing. */
export const unlistedTitle = (title: string) => [...pageTitle(title), { name: 'robots', content: 'noindex, nofollow' }]
