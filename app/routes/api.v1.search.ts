import { tlp } from '#app/access/label.ts'
import { apiClient } from '#app/auth/guards.ts'
import { apiVersion, problem } from '#app/lib/problem.ts'
import { loaderFor } from '#app/lib/route.server.ts'
import { urls } from '#app/lib/urls.ts'
import { apiSearchForm } from '#app/modules/search/forms.ts'
import { searchItems } from '#app/modules/search/queries.server.ts'
import { Invalid } from '#app/lib/errors.ts'

/** `GET /api/v1/search`, as the contract tells. */
export const loader = loaderFor(
  apiClient('search'),
  async ({ viewer, services: { db, search, config }, url, request }) => {
    const parsed = apiSearchForm.safeParse(Object.fromEntries(url.searchParams))
    if (!parsed.success)
      return problem(
        400,
        'Ongeldige vraag',
        parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join(' '),
      )
    try {
      const result = await searchItems({ db, search }, viewer, {
        ...parsed.data,
        names: false,
        signal: request.signal,
      })
      const facets = Object.fromEntries(
        Object.entries(result.facets).map(([name, values]) => [
          name,
          Object.fromEntries(values.map((v) => [v.value, v.count])),
        ]),
      )
      return Response.json(
        {
          // Exact to 500: one more says that there are more.
          total: result.capped ? result.total + 1 : result.total,
          engine: result.engine,
          tookMs: result.tookMs,
          hits: result.items.map((item) => {
            const page = item.pages[0]
            const path = page ? urls.library.page(item, page.fileId, page.number) : urls.item(item)
            return {
              id: item.id,
              kind: item.kind,
              title: item.title,
              url: config.server.baseUrl + path,
              tlp: tlp(item.label),
              page: page?.number ?? null,
              snippet: item.snippet.map((piece) => piece.text).join(''),
            }
          }),
          facets,
        },
        { headers: apiVersion },
      )
    } catch (error) {
      if (error instanceof Invalid) return problem(400, 'Ongeldige vraag', error.message)
      throw error
    }
  },
)
