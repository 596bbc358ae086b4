import { Avatar } from '@/components/ui/Avatar'
import { ErrorState } from '@/components/ui/ErrorState'
import { useText } from '@/lib/i18n'
import { LoadBar } from './LoadBar'
import { useLoads } from './useLoads'
import { useTeams } from './useTeams'

export interface BoardPeopleProps {
  team: string | undefined
  over: string | null
  dragging: boolean
}

/** Who has how much, team by team; a card dropped on somebody is theirs. */
export function BoardPeople({ team, ...drag }: BoardPeopleProps) {
  const t = useText()
  const teams = useTeams()
  const shown = team ? [team] : teams?.map(({ id }) => id)
  if (shown?.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section aria-label={t('leads.load')} tabIndex={0} className="shrink-0 overflow-x-auto">
      <ul className="flex min-h-16 w-max gap-gap px-4 pb-3 sm:px-6">
        {shown?.map((id) => (
          <TeamPeople key={id} team={id} {...drag} />
        ))}
      </ul>
    </section>
  )
}

function TeamPeople({ team, over, dragging }: BoardPeopleProps) {
  const t = useText()
  const { people, error, retry } = useLoads(team)
  const most = Math.max(1, ...(people ?? []).map(({ load }) => load.open))
  if (error)
    return (
      <li>
        <ErrorState error={error} onRetry={retry} />
      </li>
    )
  return people?.map(({ id, name, load }) => {
    const target = `person|${id}|${name}`
    const look =
      over === target ? 'border-accent bg-accent-soft' : dragging ? 'border-dashed border-edge' : ''
    return (
      <li
        key={id}
        data-drop={target}
        className={`card flex w-52 shrink-0 items-center gap-2.5 px-3 py-2 ${look}`}
      >
        <Avatar name={name} />
        <span className="flex min-w-0 grow flex-col gap-1">
          <span className="truncate text-sm font-medium">{name}</span>
          <LoadBar load={load} most={most} />
          <span className="text-xs text-muted">
            {t('leads.load.open', { count: load.open })}
            {load.late > 0 && (
              <span className="text-late"> · {t('leads.load.late', { count: load.late })}</span>
            )}
          </span>
        </span>
      </li>
    )
  })
}
