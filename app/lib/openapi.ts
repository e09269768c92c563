const text = { type: 'string' } as const
const whole = { type: 'integer' } as const
const query = (name: string, description: string, schema: object = text) => ({ name, in: 'query', description, schema })

/** The API as OpenAPI 3.1. */
export function openApiDocument(baseUrl: string, contact: string) {
  const problem = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
  return {
    openapi: '3.1.0',
    info: {
      title: 'VAR Kennisportaal',
      version: '1.0.0',
      description: 'Zoeken in wat u mag lezen.',
      contact: { name: 'Redactie van de alliantie', email: contact, url: `${baseUrl}/contact` },
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ token: [] }],
    paths: {
      '/search': {
        get: {
          operationId: 'search',
          summary: 'Zoek in titels, teksten en bestanden',
          parameters: [
            query('q', 'Zoekvraag; leeg geeft de nieuwste stukken'),
            query('limit', 'Aantal, 1 tot 50', { ...whole, minimum: 1, maximum: 50, default: 20 }),
            query('offset', 'Vanaf, 0 tot 500', { ...whole, minimum: 0, maximum: 500, default: 0 }),
            query('kind', 'Soort', { ...text, enum: ['news', 'event', 'practice', 'document', 'link'] }),
            query('theme', 'Thema'),
            query('organisation', 'Organisatie'),
            query('year', 'Jaar', { ...text, pattern: '^\\d{4}$' }),
            query('label', 'TLP-aanduiding', { ...text, enum: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] }),
            query('sort', 'Volgorde', { ...text, enum: ['relevance', 'date'], default: 'relevance' }),
          ],
          responses: {
            200: {
              description: 'Resultaten',
              headers: { 'API-Version': { schema: text } },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/SearchResult' } } },
            },
            400: { description: 'Ongeldige vraag', ...problem },
            401: { description: 'Niet aangemeld', ...problem },
            403: { description: 'Het token is niet gemaakt om te zoeken', ...problem },
          },
        },
      },
      '/account': {
        get: {
          operationId: 'account',
          summary: 'Namens wie het token vraagt, en bij welke organisaties die hoort',
          responses: {
            200: {
              description: 'Het account',
              headers: { 'API-Version': { schema: text } },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Account' } } },
            },
            401: { description: 'Niet aangemeld', ...problem },
            403: { description: 'Het token is niet gemaakt om gegevens van het account op te vragen', ...problem },
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: { type: 'object', properties: { type: text, title: text, status: whole, detail: text } },
        Account: {
          type: 'object',
          properties: {
            id: text,
            name: text,
            email: text,
            memberships: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  organisation: text,
                  name: text,
                  kind: text,
                  role: { ...text, enum: ['reader', 'author', 'editor', 'manager', 'guest'] },
                },
              },
            },
            workgroups: {
              type: 'array',
              items: { type: 'object', properties: { name: text, coordinator: { type: 'boolean' } } },
            },
          },
        },
        SearchResult: {
          type: 'object',
          properties: {
            total: { ...whole, description: 'Exact tot en met 500; 501 betekent meer dan 500' },
            engine: text,
            tookMs: whole,
            hits: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  id: text,
                  kind: text,
                  title: text,
                  url: text,
                  tlp: text,
                  page: { type: ['integer', 'null'] },
                  snippet: text,
                },
              },
            },
            facets: { type: 'object', additionalProperties: { type: 'object', additionalProperties: whole } },
          },
        },
      },
    },
  }
}
