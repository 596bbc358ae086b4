import { Link, useRouter } from '@tanstack/react-router'
import { Icon } from '@/components/ui/Icon'
import { useText } from '@/lib/i18n'
import type { NavItem } from './navigation'

const base =
  'relative flex min-w-0 flex-col items-center justify-center gap-1 text-[0.6875rem] leading-tight font-medium transition-colors duration-100 ' +
  'text-on-rail focus-visible:outline-on-rail-accent focus-visible:-outline-offset-2'

/** One item of the rail (tablet, desk) or of the bottom bar (phone). */
export function NavLink({
  item,
  place,
  exact = false,
}: {
  item: NavItem
  place: 'rail' | 'bar'
  exact?: boolean
}) {
  const t = useText()
  const label = t(item.label)
  const { parseSearch } = useRouter().options
  return (
    <Link
      to={item.to}
      search={item.search ? (parseSearch?.(`?${item.search}`) as never) : undefined}
      activeOptions={{ exact, includeSearch: false }}
      className={`${base} ${place === 'rail' ? '-mx-1 min-h-14 rounded-[0.625rem] py-1.5 hover:bg-rail-hover [@media(max-height:960px)]:min-h-11 [@media(max-height:960px)]:gap-0.5 [@media(max-height:960px)]:py-0.5' : 'h-bar grow basis-0'}`}
      activeProps={{
        className:
          place === 'rail' ? 'bg-rail-active text-on-rail-strong!' : 'text-on-rail-strong! [&>i]:scale-x-100',
        'aria-current': 'page',
      }}
    >
      {place === 'bar' && (
        <i
          aria-hidden="true"
          className="absolute top-0 h-1 w-8 scale-x-0 rounded-b-full bg-on-rail-accent transition-transform duration-150"
        />
      )}
      <Icon name={item.icon} size={22} />
      <span className="max-w-full truncate">{label}</span>
    </Link>
  )
}
