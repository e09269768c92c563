import sharp from 'sharp'

/** More pixels than this are not unpacked. */
export const maxPixels = 100_000_000

// Only the loaders of the three types that are taken in: every other is a door nobody uses.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'] })
sharp.cache(false)
sharp.concurrency(1)
