import { useNavigate, useSearch } from '@tanstack/react-router'
import { AppLink } from '@/components/ui/AppLink'
import { buttonClass } from '@/components/ui/Button'
import { ChipLine } from '@/components/ui/Chip'
import { Page } from '@/components/ui/Page'
import { Board } from '@/features/leads/components/Board'
import { BoardTools } from '@/features/leads/components/BoardTools'
import { Views } from '@/features/views/components/Views'
import { useText } from '@/lib/i18n'

/** The manager's view: what stands where, how late, and who has how much. */
export default function LeadBoardScreen() {
  const t = useText()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { q?: string; team?: string }
  const change = (next: { q?: string | undefined; team?: string | undefined }) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true })
  return (
    <Page
      title={t('leads.list.title')}
      layout="fill"
      actions={
        <AppLink href="/leads" className={buttonClass('quiet')}>
          {t('leads.board.list')}
        </AppLink>
      }
      tools={
        <div className="flex min-w-0 flex-col gap-1">
          <BoardTools value={search} onChange={change} />
          <ChipLine>
            <Views screen="/leads/board" opens={false} />
          </ChipLine>
        </div>
      }
    >
      <Board search={search.q} team={search.team} />
    </Page>
  )
}
