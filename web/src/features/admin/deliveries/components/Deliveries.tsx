import { Suspense } from 'react'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { PERIODS, type Period, SHOWN, type Shown, STATES } from '../kinds'
import { since, stateOf } from '../rules'
import Jobs from './Jobs'

const Outside = lateComponent(() => import('./Outside'))
const EVER = 'ever'
const CHOICE = 'w-full sm:w-56'

export interface DeliveriesSearch {
  show?: Shown
  state?: string
  period?: Period
}

/** Which work, in what state, since when; all of it stands in the address. Parts of the page's line. */
export function DeliveriesFilters({
  search,
  onChange,
}: {
  search: DeliveriesSearch
  onChange: (next: DeliveriesSearch) => void
}) {
  const t = useText()
  const show = search.show ?? 'jobs'
  const state = stateOf(show, search.state)
  return (
    <>
      <div className={CHOICE}>
        <Select
          label={t('admin.deliveries.which')}
          options={SHOWN.map((id) => ({ id, label: t(`admin.deliveries.show.${id}`) }))}
          value={show}
          onChange={(value) => onChange({ show: value as Shown, state: undefined as never })}
        />
      </div>
      <div className={CHOICE}>
        <Select
          label={t('admin.deliveries.state')}
          options={STATES[show].map((id) => ({ id, label: t(`admin.deliveries.${id}`) }))}
          value={state}
          onChange={(value) => onChange({ state: value })}
        />
      </div>
      {show !== 'timers' && (
        <div className={CHOICE}>
          <Select
            label={t('admin.deliveries.period')}
            options={[EVER, ...PERIODS].map((id) => ({
              id,
              label: t(`admin.deliveries.period.${id as Period | 'ever'}`),
            }))}
            value={search.period ?? EVER}
            onChange={(value) => onChange({ period: (value === EVER ? undefined : value) as never })}
          />
        </div>
      )}
    </>
  )
}

/** Work behind the scenes: what waits, what was done, what did not succeed and why, and again by hand. */
export function Deliveries({ search }: { search: DeliveriesSearch }) {
  const show = search.show ?? 'jobs'
  const from = since(search.period, Date.now())
  return (
    <div className="max-w-5xl">
      <Suspense fallback={<Skeleton />}>
        {show === 'jobs' && <Jobs state={stateOf('jobs', search.state)} since={from} />}
        {show !== 'jobs' && <Outside show={show} state={search.state} since={from} />}
      </Suspense>
    </div>
  )
}
