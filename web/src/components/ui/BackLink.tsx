import { AppLink } from './AppLink'
import { Icon } from './Icon'

/** The way up, above the heading's content: to the list, also when the page was opened by a link. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <AppLink
      href={href}
      data-print="none"
      className="-ml-2 inline-flex min-h-control items-center gap-1.5 self-start rounded-control px-2 font-medium text-accent-strong hover:bg-hover"
    >
      <Icon name="back" size={18} />
      {children}
    </AppLink>
  )
}
