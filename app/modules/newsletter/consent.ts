/** Names the text that people agree to on the form; a new text gets a new name, and old proof keeps the old one. */
export const consentVersion = '2026-11'
