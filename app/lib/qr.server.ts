import { create } from 'qrcode'

/** A QR code as the path of an SVG of `size` units, a quiet zone around it. */
export interface QrPicture {
  size: number
  path: string
}

const quiet = 4

/** Drawn here: what the code says goes to no other service. */
export function drawQr(text: string): QrPicture {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + quiet} ${y + quiet}h1v1h-1z`
  return { size: modules.size + 2 * quiet, path }
}
