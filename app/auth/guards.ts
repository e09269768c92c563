import { data, redirect } from '@remix-run/node'
import { administers, keepsDossiers, makesNewsletter } from '#app/access/policy.ts'
import { isSignedIn, participates, type Viewer } from '#app/access/viewer.ts'
import { layoutFor } from '#app/lib/layout.ts'
import { problem } from '#app/lib/problem.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import type { ErrorData, Guard } from '#app/lib/route.server.ts'
import { safePath } from '#app/lib/urls.ts'
import { tokenScopes, type TokenScope } from './scopes.ts'
import { viewerOf, type SessionInfo } from './session.server.ts'
import { accountUrls } from './urls.ts'

export type SignedIn = Viewer & { userId: string }
/** A viewer by cookie, with the session they came in by. */
export type InSession = SignedIn & { session: SessionInfo }

/** Anyone at all. */
export const everyone: Guard = async (request, context) => (await viewerOf(request, context)).viewer

/** Anyone, in the demo; elsewhere the address does not exist, whatever is sent to it. */
export const inDemo: Guard = async (request, context) => {
  const viewer = await everyone(request, context)
  if (!context.services.config.demo) throw absent(viewer, request, context)
  return viewer
}

/** At least the password: only to enrol or give the second factor, and to sign out. */
export const signedIn: Guard<InSession> = async (request, context) => {
  const { viewer, session } = await viewerOf(request, context)
  if (!isSignedIn(viewer) || !session) throw redirect(accountUrls.signIn(wanted(request)))
  return { ...viewer, session }
}

/**
 * Signed in with the second factor: for one's own account, and before more is asked. An anonymous visitor is sent to
 * sign-in, whatever the address.
 */
export const account: Guard<InSession> = async (request, context) => {
  const viewer = await signedIn(request, context)
  if (viewer.assurance < 2) throw toFactor(viewer, request)
  return viewer
}

/** Somebody who belongs to an organisation now, as a guest or more; who no longer does keeps their own account only. */
export const partner: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (viewer.memberships.length === 0) throw absent(viewer, request, context)
  return viewer
}

/** A partner who is more than a guest: for what is shown to the partners as such, like who sits in which workgroup. */
export const participant: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (!participates(viewer)) throw absent(viewer, request, context)
  return viewer
}

/** The second factor within the last hour: for changes of rights and one's own credentials. */
export const fresh: Guard<InSession> = async (request, context) => {
  const viewer = await signedIn(request, context)
  if (viewer.assurance < 3) throw toFactor(viewer, request)
  return viewer
}

/** To everybody else these addresses do not exist. */
export const administrator: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (!administers(viewer)) throw absent(viewer, request, context)
  return viewer
}

/** Administrators, and managers for what is their own organisation's. */
export const managing: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (!administers(viewer) && !managesSomewhere(viewer)) throw absent(viewer, request, context)
  return viewer
}

/** Administrators, managers, and coordinators for their own workgroups. */
export const arranging: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (!administers(viewer) && !managesSomewhere(viewer) && !coordinatesSomewhere(viewer))
    throw absent(viewer, request, context)
  return viewer
}

/** The same people, with the second factor within the last hour: for actions. */
export function freshly(guard: Guard<InSession>): Guard<InSession> {
  return async (request, context) => {
    const viewer = await guard(request, context)
    if (viewer.assurance < 3) throw toFactor(viewer, request)
    return viewer
  }
}

/** Somebody who may make drafts somewhere. */
export const deskUser: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (!hasDesk(viewer)) throw absent(viewer, request, context)
  return viewer
}

/** Editors of the alliance's office and of the RIEC: they keep the dossiers, the strategic agenda and how laws stand. */
export const dossierKeeper: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (!keepsDossiers(viewer)) throw absent(viewer, request, context)
  return viewer
}

/** Somebody of a desk that publishes: for the newsletter, which those desks make together. */
export const newsroom: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (!makesNewsletter(viewer)) throw absent(viewer, request, context)
  return viewer
}

/** The same people, and administrators: who withdraws an item need not be able to read it. */
export const withdrawing: Guard<InSession> = async (request, context) => {
  const viewer = await account(request, context)
  if (!hasDesk(viewer) && !administers(viewer)) throw absent(viewer, request, context)
  return viewer
}

/**
 * A session, or a personal token that was made for this, at assurance 2 or more.
 * @throws Response 401 or, for a token made for something else, 403; problem+json
 */
export function apiClient(scope: TokenScope): Guard<SignedIn> {
  return async (request, context) => {
    const { viewer, scopes } = await viewerOf(request, context)
    if (!isSignedIn(viewer) || viewer.assurance < 2)
      throw problem(401, 'Niet aangemeld', 'Stuur een geldig token mee.', { 'WWW-Authenticate': 'Bearer' })
    if (scopes === null || scopes.includes(scope)) return viewer
    throw problem(403, 'Niet toegestaan', `Dit token mag dit niet: ${tokenScopes[scope].toLowerCase()}.`, {
      'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"`,
    })
  }
}

/** May this viewer make drafts somewhere: a role from author up, or the coordination of a workgroup. */
export function hasDesk(viewer: Viewer): boolean {
  const desk = viewer.memberships.some((m) => m.role === 'author' || m.role === 'editor' || m.role === 'manager')
  return viewer.assurance >= 2 && (desk || coordinatesSomewhere(viewer))
}

export const managesSomewhere = (viewer: Viewer): boolean =>
  viewer.assurance >= 2 && viewer.memberships.some((m) => m.role === 'manager')

export const coordinatesSomewhere = (viewer: Viewer): boolean =>
  [...viewer.keys].some((key) => key.startsWith('wgdesk:'))

function toFactor(viewer: InSession, request: Request): Response {
  const next = wanted(request)
  return redirect(viewer.session.enrolled ? accountUrls.code(next) : accountUrls.enrol(next))
}

/** Where the visitor was going: the address of a GET, and of a POST the page that holds its form. */
function wanted(request: Request): string {
  const url = new URL(request.url)
  return safePath(request.method === 'GET' ? url.pathname + url.search : url.pathname)
}

/** The same page as for an address that never was. */
function absent(viewer: Viewer, request: Request, context: RequestContext): unknown {
  const layout = layoutFor({ ...context, viewer, url: new URL(request.url) })
  return data<ErrorData>(
    { message: '', confirmFactor: viewer.userId !== null && viewer.assurance < 3, layout },
    { status: 404 },
  )
}
