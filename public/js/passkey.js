/**
 * Asks the device for a passkey and sends the form with it.
 *
 * Needs in the page: `<form data-passkey="get|create" data-options="/address">` with a hidden field `credential`, a
 * `[data-passkey-status]` for what went wrong, and where the address wants to know, `data-purpose`. The server checks
 * everything; without this file the form says that JavaScript is needed.
 */
const texts = {
  NotAllowedError: 'U hebt de passkey niet bevestigd, of het duurde te lang. Probeer het opnieuw.',
  InvalidStateError: 'Op dit apparaat staat al een passkey voor dit account.',
  SecurityError: 'Dit webadres past niet bij passkeys. Log op een andere manier in.',
  unknown: 'De passkey werkte niet. Probeer het opnieuw, of kies een andere manier.',
  absent: 'Deze browser kan niet met passkeys omgaan. Kies een andere manier, of gebruik een nieuwere browser.',
}

const toBytes = (text) =>
  Uint8Array.from(window.atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
const toText = (buffer) =>
  window
    .btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/** The question in the form that the browser wants. */
function decoded(options) {
  const named = (list = []) => list.map((one) => ({ ...one, id: toBytes(one.id) }))
  return {
    ...options,
    challenge: toBytes(options.challenge),
    ...(options.user ? { user: { ...options.user, id: toBytes(options.user.id) } } : {}),
    ...(options.excludeCredentials ? { excludeCredentials: named(options.excludeCredentials) } : {}),
    ...(options.allowCredentials ? { allowCredentials: named(options.allowCredentials) } : {}),
  }
}

/** The answer as the server reads it. */
function encoded({ id, rawId, type, response }) {
  const parts = { clientDataJSON: toText(response.clientDataJSON) }
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    // why: an attestation has `authenticatorData` as a method only in some browsers, and needs it in none.
    if (response[name] instanceof ArrayBuffer) parts[name] = toText(response[name])
  if (response.getTransports) parts.transports = response.getTransports()
  return JSON.stringify({ id, rawId: toText(rawId), type, response: parts })
}

class Told extends Error {}

/** @returns the options; null where the server first wants something else, such as the code again */
async function optionsOf(form) {
  const body = new URLSearchParams(form.dataset.purpose ? { purpose: form.dataset.purpose } : {})
  const answer = await fetch(form.dataset.options, { method: 'POST', body, redirect: 'manual' })
  if (answer.ok) return answer.json()
  if (answer.status !== 429) return null
  const { form: refused } = await answer.json()
  throw new Told(refused?.errors?.['']?.[0] ?? texts.unknown)
}

async function ask(form) {
  if (!window.PublicKeyCredential) throw new Told(texts.absent)
  const options = await optionsOf(form)
  if (!options) return ''
  const publicKey = decoded(options)
  const made = await (form.dataset.passkey === 'create'
    ? window.navigator.credentials.create({ publicKey })
    : window.navigator.credentials.get({ publicKey }))
  return encoded(made)
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const status = form.querySelector('[data-passkey-status]')
  let busy = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    status.hidden = true
    ask(form).then(
      (credential) => {
        form.elements.namedItem('credential').value = credential
        form.submit()
      },
      (error) => {
        busy = false
        status.textContent = error instanceof Told ? error.message : (texts[error.name] ?? texts.unknown)
        status.hidden = false
      },
    )
  })
  // why: a page that the browser kept for "back" would else stay busy.
  window.addEventListener('pageshow', () => {
    busy = false
  })
}
