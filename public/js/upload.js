/**
 * Shows how far sending files has come.
 *
 * Needs in the page: `<form method="post" enctype="multipart/form-data" data-upload>` (from `<Form upload>`) with one or
 * more `<input type="file">`. The server answers as it does without this file: a redirect after success, or the page with
 * its errors. Both are shown as if the browser had sent the form. Without files, or without this file, the form is sent
 * the ordinary way.
 */
const sizes = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 })

watch()

function watch() {
  for (const form of document.querySelectorAll('form[data-upload]')) {
    form.addEventListener('submit', (event) => {
      const files = [...form.querySelectorAll('input[type=file]')].flatMap((input) => [...input.files])
      if (files.length === 0) return
      event.preventDefault()
      send(form, event.submitter, files)
    })
  }
}

function send(form, submitter, files) {
  const body = new FormData(form)
  if (submitter?.name) body.append(submitter.name, submitter.value)
  const status = statusOf(form)
  status.words.textContent = wordsFor(files, 0)
  status.bar.value = 0
  status.box.hidden = false
  const buttons = [...form.querySelectorAll('button')]
  for (const button of buttons) button.disabled = true

  const request = new XMLHttpRequest()
  request.open('POST', submitter?.getAttribute('formaction') || form.getAttribute('action') || location.href)
  request.upload.addEventListener('progress', (event) => {
    if (!event.lengthComputable) return
    status.bar.value = event.loaded / event.total
    status.words.textContent = wordsFor(files, event.loaded / event.total)
  })
  request.addEventListener('load', () => {
    const redirected = request.status < 400 && request.responseURL && request.responseURL !== location.href
    if (redirected) location.assign(request.responseURL)
    else show(request.responseText)
  })
  request.addEventListener('error', () => {
    for (const button of buttons) button.disabled = false
    status.bar.hidden = true
    status.words.textContent = 'De verbinding viel weg. Er is niets opgeslagen. Probeer het opnieuw.'
  })
  request.send(body)
}

/** Puts the server's answer in place of this page: the form with its errors. */
function show(html) {
  const answer = new DOMParser().parseFromString(html, 'text/html')
  document.title = answer.title
  document.body.replaceWith(answer.body)
  const summary = document.querySelector('[data-error-summary]')
  const target = summary ?? document.querySelector('main')
  target?.focus()
  watch()
}

function statusOf(form) {
  const existing = form.querySelector('.var-upload')
  const box = existing ?? document.createElement('div')
  if (!existing) {
    box.className = 'var-upload'
    box.append(document.createElement('progress'), document.createElement('p'))
    box.lastChild.setAttribute('role', 'status')
    form.append(box)
  }
  const [bar, words] = box.children
  bar.hidden = false
  bar.max = 1
  bar.setAttribute('aria-label', 'Voortgang van het versturen')
  return { box, bar, words }
}

function wordsFor(files, share) {
  const megabytes = sizes.format(files.reduce((sum, file) => sum + file.size, 0) / 1e6)
  const one = files.length === 1
  const what = one ? `${files[0].name} (${megabytes} MB)` : `${files.length} bestanden (${megabytes} MB)`
  if (share >= 1) return `${what} ${one ? 'is verstuurd en wordt' : 'zijn verstuurd en worden'} gecontroleerd.`
  // why: a reader hears every tenth, not every byte.
  return `${what} ${one ? 'wordt' : 'worden'} verstuurd: ${Math.floor(share * 10) * 10}%`
}
