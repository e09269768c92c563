import { apiClient } from '#app/auth/guards.ts'
import { apiVersion } from '#app/lib/problem.ts'
import { loaderFor } from '#app/lib/route.server.ts'

/** `GET /api/v1/account`: who the token or session stands for, now. */
export const loader = loaderFor(apiClient('account'), async ({ viewer }) =>
  Response.json(
    {
      id: viewer.userId,
      name: viewer.name,
      email: viewer.email,
      memberships: viewer.memberships.map((m) => ({
        organisation: m.organisationSlug,
        name: m.organisationName,
        kind: m.organisationKind,
        role: m.role,
      })),
      workgroups: viewer.seats.map((s) => ({ name: s.workgroupName, coordinator: s.coordinator })),
    },
    { headers: apiVersion },
  ),
)
