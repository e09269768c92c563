import { everyone } from '#app/auth/guards.ts'
import { openApiDocument } from '#app/lib/openapi.ts'
import { apiVersion } from '#app/lib/problem.ts'
import { loaderFor } from '#app/lib/route.server.ts'

export const loader = loaderFor(everyone, async ({ services: { config } }) =>
  Response.json(openApiDocument(config.server.baseUrl, config.mail.from), { headers: apiVersion }),
)
