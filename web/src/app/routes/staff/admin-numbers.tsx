import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { SearchField } from '@/components/ui/SearchField'
import { Select } from '@/components/ui/Select'
import { AdminNumberRanges } from '@/features/admin/numbers/api/ranges'
import { NumberFinder } from '@/features/admin/numbers/components/NumberFinder'
import { Ranges } from '@/features/admin/numbers/components/Ranges'
import { type NumbersSearch, STATES, type State } from '@/features/admin/numbers/rules'
import { AdminPage } from '@/features/admin/shared/components/AdminPage'
import { Views } from '@/features/views/components/Views'
import { useText } from '@/lib/i18n'
import { read } from '@/lib/read'

const ANY = '-any'

/** The stock of telephone numbers: ranges, agents, and each number (NUM-01). */
export default function AdminNumbersScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as NumbersSearch
  const navigate = useNavigate()
  const query = useQuery(read(AdminNumberRanges, {}))
  const change = (next: NumbersSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  return (
    <AdminPage
      section="numbers"
      views={<Views screen="/admin/numbers" opens={false} />}
      tools={
        <>
          <div className="min-w-52 grow basis-52 sm:max-w-72">
            <SearchField
              slash
              label={t('admin.numbers.search')}
              value={search.q ?? ''}
              onChange={(q) => change({ q: q || undefined })}
            />
          </div>
          <div className="min-w-40 grow basis-40 sm:max-w-56">
            <Select
              label={t('admin.numbers.state')}
              hideLabel
              options={[
                { id: ANY, label: t('admin.numbers.anyState') },
                ...STATES.map((id) => ({ id, label: t(`admin.numbers.state.${id}`) })),
              ]}
              value={search.state ?? ANY}
              onChange={(state) => change({ state: state === ANY ? undefined : (state as State) })}
            />
          </div>
        </>
      }
    >
      <div className="flex max-w-5xl flex-col gap-4">
        <p className="text-muted">{t('admin.numbers.times')}</p>
        <Ranges query={query} />
        {/* The ranges would move it. */}
        {!query.isPending && <NumberFinder search={search} />}
      </div>
    </AdminPage>
  )
}
