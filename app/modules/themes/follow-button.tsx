import { urls } from '#app/lib/urls.ts'
import { Button } from '#app/ui/button.tsx'
import { HiddenField } from '#app/ui/fields.tsx'

/** Follows a theme, or no longer does; a visitor is led to sign-in and comes back here. */
export function FollowButton(props: { slug: string; followed: boolean; mayFollow: boolean; visitor: boolean }) {
  const here = urls.theme(props.slug)
  if (props.visitor)
    return (
      <p className="var-item__meta">
        <a href={urls.signIn(here)}>Log in om dit thema te volgen</a>
      </p>
    )
  if (!props.mayFollow) return null
  return (
    <form method="post" action={here}>
      <HiddenField name="intent" value={props.followed ? 'unfollow' : 'follow'} />
      <Button variant="secondary">{props.followed ? 'Volg dit thema niet meer' : 'Volg dit thema'}</Button>
    </form>
  )
}
