/**
 * Warns before leaving a form with unsaved changes, and puts the focus on the summary of errors.
 *
 * Needs in the page: `<form data-guard>` for the warning (from `<Form guard>`), and `[data-error-summary]` with a
 * tabindex for the focus (every refused `<Form>` has one). Without this file both forms work; the browser's own
 * `autofocus` then moves the focus.
 */
const summary = document.querySelector('[data-error-summary]')
if (summary) {
  summary.focus()
  document.title = `Fout: ${document.title}`
}

for (const form of document.querySelectorAll('form[data-guard]')) {
  // why: a refused form holds text that is stored nowhere yet.
  let unsaved = form.querySelector('[data-error-summary]') !== null
  form.addEventListener('input', () => {
    unsaved = true
  })
  form.addEventListener('submit', () => {
    unsaved = false
  })
  window.addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault()
  })
}
