/**
 * Adds a button that copies an address to share.
 *
 * Needs in the page: `<input data-copy>` with the address. Without this file the address can be selected and copied.
 */
for (const input of document.querySelectorAll('input[data-copy]')) {
  if (!window.navigator.clipboard) continue
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'ams-button ams-button--secondary'
  button.textContent = 'Kopieer het adres'
  button.addEventListener('click', async () => {
    await window.navigator.clipboard.writeText(input.value)
    button.textContent = 'Gekopieerd'
  })
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  status.append(button)
  input.after(status)
}
