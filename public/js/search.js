/**
 * Results while typing, on the search page.
 *
 * Needs in the page: `<form data-search>` (from `<SearchForm>`) with a field `q`; `#resultaten` around the results and the
 * facets' outcome, and `#resultaten-aantal` with role `status` (both from `<ListPage resultsId="resultaten">`); the
 * filters' form carries `data-filters`. It fetches the page itself, as a browser without this file would, and takes those
 * parts from it, so there is one way to answer a search.
 */
const results = document.querySelector('#resultaten')
const form = document.querySelector('form[data-search]')
const pause = 200
let timer
let running

if (results && form) {
  form.addEventListener('input', () => plan(pause))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    plan(0)
  })
  document.addEventListener('change', (event) => {
    if (event.target.closest('form[data-filters]')) plan(0)
  })
}

function plan(wait) {
  clearTimeout(timer)
  timer = setTimeout(search, wait)
}

async function search() {
  const address = addressOf()
  running?.abort()
  running = new AbortController()
  try {
    const answer = await fetch(address, { signal: running.signal, headers: { accept: 'text/html' } })
    // why: a session that ended answers with the sign-in page; the browser must go there itself.
    if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return location.assign(address)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (!page.querySelector('#resultaten')) return location.assign(address)
    for (const id of ['resultaten', 'resultaten-aantal']) swap(id, page)
    document.querySelector('h1').textContent = page.querySelector('h1').textContent
    swapFilters(page)
    document.title = page.title
    history.replaceState(null, '', address)
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(address)
  }
}

/** The query and the ticked filters; a new question starts at the first page. */
function addressOf() {
  const query = new URLSearchParams()
  const filters = document.querySelector('form[data-filters]')
  const words = form.elements.q.value.trim()
  if (words) query.set('q', words)
  for (const [name, value] of filters ? new FormData(filters) : []) if (name !== 'q' && value) query.append(name, value)
  return `${location.pathname}?${query}`
}

function swap(id, page) {
  const here = document.getElementById(id)
  const there = page.getElementById(id)
  if (here && there) here.replaceChildren(...there.childNodes)
}

/** New counts, without taking the focus from the box that was just ticked. */
function swapFilters(page) {
  const here = document.querySelector('form[data-filters]')
  const there = page.querySelector('form[data-filters]')
  if (!here || !there) return
  const focused = here.contains(document.activeElement) ? document.activeElement : null
  for (const open of here.querySelectorAll('details[open]'))
    there.querySelector(`details[data-more="${open.dataset.more}"]`)?.setAttribute('open', '')
  here.replaceChildren(...there.childNodes)
  if (!focused) return
  const same = [...here.elements].find((el) => el.name === focused.name && el.value === focused.value)
  same?.focus()
}
