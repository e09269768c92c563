/** An instant as it is written to the file of one's own data. */
export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
