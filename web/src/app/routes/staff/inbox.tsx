import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '@/components/ui/Page'
import { InboxList } from '@/features/inbox/components/InboxList'
import { InboxTools } from '@/features/inbox/components/InboxTools'
import type { InboxSearch } from '@/features/inbox/rules'
import { Views } from '@/features/views/components/Views'
import { useText } from '@/lib/i18n'

/** The personal and the group inbox, and what one has sent; which one, and what of it, stands in the address. */
export default function InboxScreen() {
  const t = useText()
  const search = useSearch({ strict: false }) as InboxSearch
  const navigate = useNavigate()
  const change = (next: InboxSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  return (
    <Page
      title={t('inbox.title')}
      layout="fill"
      views={<Views screen="/inbox" />}
      tools={<InboxTools value={search} onChange={change} />}
    >
      <InboxList key={search.box} search={search} onChange={change} />
    </Page>
  )
}
