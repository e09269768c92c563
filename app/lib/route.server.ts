import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import type { Viewer } from '#app/access/viewer.ts'
import { ofRequest, under } from './circumstances.server.ts'
import { Busy, Conflict, DomainError, Forbidden, Gone, Invalid, NotFound } from './errors.ts'
import { layoutFor, type LayoutData } from './layout.ts'
import { keptForm, parseForm, readForm, type FormState } from './form.server.ts'
import type { RequestContext } from './request-context.ts'
import { urls } from './urls.ts'

/** Says who is asking and lets them pass, or throws a Response (to sign-in, 403). */
export type Guard<V extends Viewer = Viewer> = (request: Request, context: RequestContext) => Promise<V>

export interface RouteArgs<V extends Viewer> extends RequestContext {
  viewer: V
  request: Request
  url: URL
  params: Readonly<Record<string, string | undefined>>
}

/** Data of a page together with what its header and footer need. */
export type PageData<T> = T & { layout: LayoutData; form?: undefined }

/**
 * Makes a loader: asks the guard for a viewer, loads, adds the layout, translates domain errors. There is no other way to
 * make one (tests/architecture.test.ts).
 */
export function loaderFor<V extends Viewer, T extends object>(
  guard: Guard<V>,
  load: (args: RouteArgs<V>) => Promise<T>,
): (args: LoaderFunctionArgs) => Promise<T extends Response ? T : PageData<T>> {
  return ({ request, context, params }) =>
    under(ofRequest(context.client), async () => {
      const viewer = await guard(request, context)
      const args = { ...context, viewer, request, url: new URL(request.url), params }
      type Result = T extends Response ? T : PageData<T>
      try {
        const result = await load(args)
        if (result instanceof Response) return result as Result
        return { ...result, layout: layoutFor(args) } as Result
      } catch (error) {
        await noteRefusal(error, args)
        throw translated(error, args)
      }
    })
}

/**
 * For addresses that are public only where their item is: what a visitor may not read sends them to sign-in, whatever the
 * address, so that the answer tells nothing of what exists.
 */
export async function orSignIn<T>(
  { viewer, url }: Pick<RouteArgs<Viewer>, 'viewer' | 'url'>,
  loading: Promise<T>,
): Promise<T> {
  try {
    return await loading
  } catch (error) {
    if (error instanceof NotFound && viewer.userId === null) throw redirect(urls.signIn(url.pathname + url.search))
    throw error
  }
}

/** A page shown again with its form, under 422 or 409. */
export type Refused = ReturnType<typeof data<{ form: FormState }>>

/**
 * Makes an action: asks the guard, parses the form and acts. A refused form comes back as 422 (409 for a
 * conflict) with `{ form }`: what was typed and what is wrong.
 * @param act answers a redirect, or data for the same page
 */
export function actionFor<V extends Viewer, S extends z.ZodType, T extends object | null>(
  guard: Guard<V>,
  schema: S,
  act: (args: RouteArgs<V> & { input: z.output<S> }) => Promise<T>,
): (args: ActionFunctionArgs) => Promise<T | Refused> {
  return ({ request, context, params }) =>
    under(ofRequest(context.client), async () => {
      const viewer = await guard(request, context)
      const args = { ...context, viewer, request, url: new URL(request.url), params }
      const form = await readForm(request, viewer.userId === null)
      try {
        return await act({ ...args, input: parseForm(form, schema) })
      } catch (error) {
        if (error instanceof Invalid) return data({ form: keptForm(form, error.fields) }, { status: 422 })
        if (error instanceof Conflict) return data({ form: keptForm(form, { '': [error.message] }) }, { status: 409 })
        await noteRefusal(error, args, form)
        throw translated(error, args)
      }
    })
}

/**
 * Makes an action that takes files: the guard answers before a byte of the body is read; `act` reads the body itself, as a
 * stream. That may take long, so `again` asks the guard once more, for who writes what was sent.
 */
export function uploadFor<V extends Viewer, T extends object | null>(
  guard: Guard<V>,
  act: (args: RouteArgs<V> & { again: () => Promise<V> }) => Promise<T>,
): (args: ActionFunctionArgs) => Promise<T | Refused> {
  return ({ request, context, params }) =>
    under(ofRequest(context.client), async () => {
      const viewer = await guard(request, context)
      const args = { ...context, viewer, request, url: new URL(request.url), params }
      try {
        return await act({ ...args, again: () => guard(request, context) })
      } catch (error) {
        if (error instanceof Invalid) return data({ form: { values: {}, errors: error.fields } }, { status: 422 })
        if (error instanceof Conflict)
          return data({ form: { values: {}, errors: { '': [error.message] } } }, { status: 409 })
        await noteRefusal(error, args, new URLSearchParams())
        throw translated(error, args)
      }
    })
}

/**
 * Puts in the trail that somebody who is known was not permitted something, or that what they did went wrong. What is not
 * there or not theirs to read is no such thing: noting that would take longer for what is there.
 */
async function noteRefusal(error: unknown, args: RouteArgs<Viewer>, form?: URLSearchParams): Promise<void> {
  const { viewer, services, params, url } = args
  const refused = error instanceof Forbidden && !error.needsFreshFactor
  const failed = form !== undefined && error instanceof Error && !(error instanceof DomainError)
  if (viewer.userId === null || (!refused && !failed)) return
  const intent = form?.get('intent') ?? ''
  const id = [form?.get('item'), params.id].find((one) => /^[a-z2-9]{20}$/.test(one ?? ''))
  const object = url.pathname.startsWith('/bestanden/') ? 'file' : 'item'
  await services.refusals.note({
    actor: viewer.userId,
    action: 'act',
    object: id ? object : 'page',
    objectId: id ?? 'page',
    result: refused ? 'refused' : 'failed',
    // The address without what names something: no title in the trail.
    detail: { at: placeOf(url, params), ...(/^[a-z-]{1,40}$/.test(intent) ? { intent } : {}) },
  })
}

function placeOf(url: URL, params: RouteArgs<Viewer>['params']): string {
  const given = new Set(Object.values(params))
  const parts = url.pathname.replace(/\.data$/, '').split('/')
  return parts.map((part) => (given.has(part) || !/^[a-z.-]{0,30}$/.test(part) ? ':' : part)).join('/')
}

/** What the error page gets to show; `confirmFactor` offers to give the second factor again. */
export interface ErrorData {
  message: string
  confirmFactor: boolean
  layout: LayoutData
}

/** Domain errors become answers here and nowhere else. Absent and forbidden-to-read are the same 404. */
function translated(error: unknown, args: RouteArgs<Viewer>): unknown {
  const answer = (status: number, message: string, confirmFactor: boolean) =>
    data<ErrorData>({ message, confirmFactor, layout: layoutFor(args) }, { status })
  const mayConfirm = args.viewer.userId !== null && args.viewer.assurance < 3
  if (error instanceof NotFound) return answer(404, '', mayConfirm)
  if (error instanceof Gone) return answer(410, '', false)
  if (error instanceof Forbidden) return answer(403, error.message, error.needsFreshFactor && mayConfirm)
  if (error instanceof Conflict) return answer(409, error.message, false)
  if (error instanceof Invalid) return answer(422, error.message, false)
  if (error instanceof Busy) return answer(503, error.message, false)
  return error
}
