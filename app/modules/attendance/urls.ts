/** Addresses of who comes to a meeting, before, at the door and afterwards. */
export const attendanceUrls = {
  csv: (id: string, sessionId?: string) =>
    `/redactie/${id}/deelnemers/lijst.csv${sessionId ? `?onderdeel=${sessionId}` : ''}`,
  xlsx: (id: string) => `/redactie/${id}/deelnemers/lijst.xlsx`,
  door: (id: string) => `/inchecken/bijeenkomst/${id}`,
  person: (token: string) => `/inchecken/${token}`,
  helper: (secret: string) => `/inchecken/helper/${secret}`,
  overview: '/redactie/opkomst',
  overviewCsv: '/redactie/opkomst/lijst.csv',
} as const
