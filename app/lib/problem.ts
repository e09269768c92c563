/** The version of the API, in every answer and in its description. */
export const apiVersion = { 'API-Version': '1.0.0' } as const

/** An API error as RFC 9457 asks. */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json', ...apiVersion },
  })
}

/** An address of the API that is none; the same for everybody. */
export const noSuchAddress = (): Response => problem(404, 'Niet gevonden', 'Dit adres bestaat niet in deze API.')
