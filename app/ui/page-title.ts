/** For `export const meta`: "Titel – VAR", and the description where there is one. */
export function pageTitle(title: string, description?: string) {
  const tags: ({ title: string } | { name: string; content: string })[] = [{ title: `${title} – VAR` }]
  if (description) tags.push({ name: 'description', content: description })
  return tags
}
