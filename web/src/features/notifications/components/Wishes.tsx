import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/Button'
import { DraftNote } from '@/components/ui/DraftNote'
import { ErrorState } from '@/components/ui/ErrorState'
import { OfflineNote } from '@/components/ui/OfflineNote'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { TimeField } from '@/components/ui/TimeField'
import { toast } from '@/components/ui/Toast'
import type { NotificationPreferenceInput, NotificationWishesQuery } from '@/gql/graphql'
import { Refused } from '@/lib/errors'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'
import { useDraft } from '@/lib/useDraft'
import { useWrite } from '@/lib/write'
import { NotificationWishes } from '../api/wishes'
import { NotificationWishSet } from '../api/wishSet'
import { channelsOf, EVERYTHING, known, quietFits, WAYS, type Way, wayOf } from '../rules'

type Wish = NotificationWishesQuery['notificationPreferences'][number]
type Save = (input: NotificationPreferenceInput, onSaved?: () => void) => void

/** By which way one hears of what, and when not to be disturbed (INB-03). */
export function Wishes() {
  const t = useText()
  const query = useQuery(read(NotificationWishes, {}))
  const set = useWrite(NotificationWishSet, ['NotificationWishes'])
  const save: Save = (input, onSaved) =>
    set.mutate(
      { input },
      {
        onSuccess: () => {
          onSaved?.()
          toast({ text: t('notifications.saved') })
        },
        onError: (error) =>
          toast({ tone: 'late', text: error instanceof Refused ? error.message : t('notifications.failed') }),
      },
    )
  if (query.isPending) return <Skeleton />
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const wishes = new Map(query.data.notificationPreferences.map((wish) => [wish.kind, wish]))
  const everything = wishes.get(EVERYTHING)
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <OfflineNote asOf={query.dataUpdatedAt} />
      <section className="card flex flex-col gap-4 p-4">
        <p className="text-muted">{t('notifications.intro')}</p>
        <WayChoice label={t('notifications.everything')} wish={everything} kind={EVERYTHING} onSave={save} />
        <Quiet
          key={`${everything?.quietFrom}-${everything?.quietTo}`}
          wish={everything}
          pending={set.isPending}
          onSave={save}
        />
      </section>
      {known(query.data.notificationKinds).map(({ group, kinds }) => (
        <section key={group} className="card p-4">
          <h2 className="mb-2 text-lg">{t(`notifications.group.${group}`)}</h2>
          <ul className="flex flex-col gap-gap">
            {kinds.map((kind) => (
              <li key={kind}>
                <WayChoice
                  label={t(`notifications.kind.${kind}`)}
                  wish={wishes.get(kind)}
                  kind={kind}
                  onSave={save}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

interface WayChoiceProps {
  label: string
  kind: string
  wish: Wish | undefined
  onSave: Save
}

/** One kind and its way; without a wish of its own it goes as everything does. */
function WayChoice({ label, kind, wish, onSave }: WayChoiceProps) {
  const t = useText()
  return (
    <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[1fr_14rem]">
      <span aria-hidden="true">{label}</span>
      <Select
        label={label}
        hideLabel
        placeholder={t('notifications.asUsual')}
        value={wish ? wayOf(wish.channels) : null}
        options={WAYS.map((id) => ({ id, label: t(`notifications.way.${id}`) }))}
        onChange={(way) =>
          onSave({
            kind,
            channels: channelsOf(way as Way),
            // The quiet hours belong to the same wish: they stay.
            quietFrom: wish?.quietFrom ?? null,
            quietTo: wish?.quietTo ?? null,
          })
        }
      />
    </div>
  )
}

/** Mails and messages wait until the quiet hours are over; in the app they are there at once. */
function Quiet({ wish, pending, onSave }: { wish: Wish | undefined; pending: boolean; onSave: Save }) {
  const t = useText()
  const [typed, setTyped, draft] = useDraft('wishes.quiet', {
    from: wish?.quietFrom ?? '',
    to: wish?.quietTo ?? '',
  })
  const { from, to } = typed
  const fits = quietFits(from, to)
  const same = from === (wish?.quietFrom ?? '') && to === (wish?.quietTo ?? '')
  const save = (start: string, end: string) =>
    onSave(
      {
        kind: EVERYTHING,
        channels: wish ? [...wish.channels] : ['EMAIL'],
        quietFrom: start || null,
        quietTo: end || null,
      },
      draft.forget,
    )
  return (
    <fieldset className="border-t border-line pt-4">
      <legend className="sr-only">{t('notifications.quiet')}</legend>
      <p aria-hidden="true" className="mb-2 font-medium">
        {t('notifications.quiet')}
      </p>
      <div className="mb-2 empty:hidden">{!same && <DraftNote draft={draft} />}</div>
      <div className="flex flex-wrap items-end gap-gap">
        <TimeField
          label={t('notifications.quietFrom')}
          value={from}
          onChange={(next) => setTyped({ ...typed, from: next })}
        />
        <TimeField
          label={t('notifications.quietTo')}
          value={to}
          onChange={(next) => setTyped({ ...typed, to: next })}
        />
        <Button isDisabled={!fits || same} isPending={pending} onPress={() => save(from, to)}>
          {t('notifications.save')}
        </Button>
        {wish?.quietFrom && (
          <Button look="quiet" isPending={pending} onPress={() => save('', '')}>
            {t('notifications.quietOff')}
          </Button>
        )}
      </div>
      {!fits && <p className="mt-2 text-sm text-late">{t('notifications.quietBoth')}</p>}
    </fieldset>
  )
}
