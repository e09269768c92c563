import { letterHtml } from './letter-html.tsx'
import { letterSubject, letterText, type LetterContent, type LetterLinks, type LetterSection } from './letter.ts'
import type { Mail } from './mailer.server.ts'

type Letter = Omit<Mail, 'to'>

/** An issue of the newsletter as one reader gets it, with what was held back for them before. */
export function issueMail(
  issue: { title: string; intro: string; sections: readonly LetterSection[]; links: LetterLinks },
  options: { test?: boolean } = {},
): Letter {
  const why = options.test
    ? 'Dit is een proef. Alleen u krijgt deze mail. De links onderaan werken niet.'
    : 'U krijgt deze mail omdat u zich hebt aangemeld voor de nieuwsbrief.'
  const letter = letterOf({ ...issue, why })
  return options.test ? { ...letter, subject: `Proef: ${letter.subject}` } : letter
}

/** What is new in somebody's themes, or a letter that came when they had had enough that week. */
export function digestMail(digest: { title: string; sections: readonly LetterSection[]; links: LetterLinks }): Letter {
  const why = 'U krijgt deze mail omdat u koos voor een overzicht van wat nieuw is.'
  return letterOf({ ...digest, intro: '', why })
}

function letterOf(content: LetterContent): Letter {
  return {
    subject: letterSubject(content),
    text: letterText(content),
    html: letterHtml(content),
    unsubscribeUrl: content.links.unsubscribe,
  }
}
