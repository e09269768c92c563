/**
 * Lets somebody drag the rows of a list into another order.
 *
 * Needs in the page, inside a form: `<ol data-order>` whose rows each hold a hidden field with their id; the form sends those
 * fields in the order of the page. `[data-order-help]` is shown, and what happened is said in `[data-order-status]`. Without
 * this file, and without a mouse, the buttons of each row do the same.
 */
for (const list of document.querySelectorAll('[data-order]')) {
  const help = document.querySelector('[data-order-help]')
  const status = document.querySelector('[data-order-status]')
  let dragged = null
  if (help) help.hidden = false

  for (const row of list.children) {
    row.draggable = true
    row.addEventListener('dragstart', (event) => {
      // Text in a field is selected with the mouse as well.
      if (event.target !== row) return event.preventDefault()
      dragged = row
      row.classList.add('var-letter-block--dragged')
      event.dataTransfer.effectAllowed = 'move'
    })
    row.addEventListener('dragend', () => {
      row.classList.remove('var-letter-block--dragged')
      dragged = null
    })
    for (const field of row.querySelectorAll('input, textarea')) {
      field.addEventListener('focus', () => (row.draggable = false))
      field.addEventListener('blur', () => (row.draggable = true))
    }
  }

  list.addEventListener('dragover', (event) => {
    const over = event.target.closest('[data-order] > li')
    if (!dragged || !over) return
    event.preventDefault()
    if (over === dragged) return
    const { top, height } = over.getBoundingClientRect()
    list.insertBefore(dragged, event.clientY < top + height / 2 ? over : over.nextSibling)
  })
  list.addEventListener('drop', (event) => {
    if (!dragged) return
    event.preventDefault()
    const place = [...list.children].indexOf(dragged) + 1
    if (status) status.textContent = `Verplaatst naar plaats ${place}. Sla de brief op.`
    // Tells /js/form.js that something is unsaved.
    list.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
