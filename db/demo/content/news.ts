import { allianceNews } from './news/alliance.ts'
import { genreNews } from './news/genres.ts'
import { partnerNews } from './news/partners.ts'
import type { DemoNews } from './types.ts'

export const news: DemoNews[] = [...allianceNews, ...partnerNews, ...genreNews]
