import { Avatar } from '@/components/ui/Avatar'
import { ErrorState } from '@/components/ui/ErrorState'
import { Icon } from '@/components/ui/Icon'
import { Press } from '@/components/ui/Press'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { LoadBar } from './LoadBar'
import { useLoads } from './useLoads'

export interface GiveListProps {
  teamId: string
  /** How many are known to come, so that what stands below does not move. */
  count?: number
  /** Who has it now. */
  except?: string | undefined
  /** The person to whom it is on its way. */
  busyWith?: string | null
  /** In a form: who is chosen; the tap then only chooses. */
  chosen?: string | null
  onGive: (person: { id: string; name: string }) => void
}

/** The people of a team by what they have in hand: one tap gives the lead (LEA-04). */
export function GiveList({ teamId, count = 2, except, busyWith, chosen, onGive }: GiveListProps) {
  const t = useText()
  const { people, error, retry } = useLoads(teamId)
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (!people) return <Skeleton rows={count} />
  const shown = people.filter(({ id }) => id !== except)
  const most = Math.max(1, ...people.map(({ load }) => load.open))
  if (shown.length === 0) return <p className="p-4 text-muted">{t('leads.give.nobody')}</p>
  return (
    <ul className="flex flex-col p-1">
      {shown.map((person) => (
        <li key={person.id}>
          <Press
            aria-pressed={chosen === undefined ? undefined : chosen === person.id}
            isDisabled={Boolean(busyWith)}
            onPress={() => onGive(person)}
            className={`flex min-h-row w-full items-center gap-3 rounded-control px-3 py-1.5 text-left hover:bg-hover active:bg-pressed disabled:opacity-60 ${chosen === person.id ? 'bg-accent-soft' : ''}`}
          >
            <Avatar name={person.name} />
            <span className="flex min-w-0 grow flex-col gap-1">
              <span className="flex items-baseline justify-between gap-3">
                <span className="min-w-0 truncate font-medium">{person.name}</span>
                <span className="num shrink-0 text-sm text-muted">
                  {t('leads.load.open', { count: person.load.open })}
                  {person.load.late > 0 && (
                    <span className="text-late"> · {t('leads.load.late', { count: person.load.late })}</span>
                  )}
                </span>
              </span>
              <LoadBar load={person.load} most={most} />
            </span>
            <Icon
              name={busyWith === person.id ? 'sync' : chosen === person.id ? 'check' : 'next'}
              className={`shrink-0 text-muted ${busyWith === person.id ? 'animate-spin' : ''}`}
            />
          </Press>
        </li>
      ))}
    </ul>
  )
}
