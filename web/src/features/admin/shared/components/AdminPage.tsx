import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { BackLink } from '@/components/ui/BackLink'
import { ChipLine } from '@/components/ui/Chip'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { Select } from '@/components/ui/Select'
import { Skeleton } from '@/components/ui/Skeleton'
import { useText } from '@/lib/i18n'
import { chooseBranch, useBranch } from '../branch'
import { openSections, type Section } from '../sections'

export interface AdminPageProps {
  section: Section
  actions?: ReactNode
  tools?: ReactNode
  /** Kept views of the list. */
  views?: ReactNode
  children: ReactNode
  layout?: 'flow' | 'split'
  /** Hidden where things belong to the operator as a whole. */
  byBranch?: boolean
}

/** A room of administration: its heading, the way to the other rooms, and the branch whose rules are shown. */
export function AdminPage({
  section,
  actions,
  tools,
  views,
  byBranch = true,
  children,
  layout = 'flow',
}: AdminPageProps) {
  const t = useText()
  const { branch, branches, loading } = useBranch()
  // Rules are shown with their branch, not before it is known whose they are.
  const waits = byBranch && loading
  // Its place is kept from the start: what stands below would jump when it came.
  const choice = byBranch && (waits || branches.length > 1)
  const page = (
    <Page
      title={t(`admin.section.${section}`)}
      layout={layout}
      back={
        <span className="flex xl:hidden">
          <BackLink href="/admin">{t('admin.title')}</BackLink>
        </span>
      }
      actions={actions}
      tools={
        (tools || views || choice) && (
          <div className="flex flex-wrap items-end gap-gap">
            {choice && (
              <div className={layout === 'split' ? 'w-full' : 'w-full sm:w-56'}>
                <Select
                  label={t('admin.branch')}
                  hideLabel
                  isDisabled={waits}
                  placeholder={t('admin.branch')}
                  options={branches.map(({ id, name }) => ({ id, label: name }))}
                  value={branch?.id ?? null}
                  onChange={chooseBranch}
                />
              </div>
            )}
            {tools}
            {views && (
              <div className={layout === 'split' ? 'w-full min-w-0' : 'min-w-0 grow basis-48'}>
                <ChipLine>{views}</ChipLine>
              </div>
            )}
          </div>
        )
      }
    >
      {waits ? <Skeleton /> : children}
    </Page>
  )
  return (
    <div className="flex min-h-0 grow">
      <Sections current={section} />
      {page}
    </div>
  )
}

/** The other rooms, where there is room for their names; else they are one step back. */
function Sections({ current }: { current: Section }) {
  const t = useText()
  return (
    <nav
      aria-label={t('admin.title')}
      className="hidden w-50 shrink-0 flex-col overflow-y-auto border-r border-line bg-canvas p-2 xl:flex"
    >
      <AppLink
        href="/admin"
        className="mb-1 flex min-h-control items-center rounded-control px-2.5 text-base font-semibold hover:bg-hover"
      >
        {t('admin.title')}
      </AppLink>
      {openSections().map(({ id, icon }) => (
        <AppLink
          key={id}
          href={`/admin/${id}`}
          aria-current={id === current ? 'page' : undefined}
          className={cx(
            'flex min-h-control items-center gap-2 rounded-control px-2.5 py-1 hover:bg-hover',
            id === current ? 'bg-accent-soft font-semibold text-accent-strong' : 'text-muted',
          )}
        >
          <Icon name={icon} size={18} />
          {t(`admin.section.${id}`)}
        </AppLink>
      ))}
    </nav>
  )
}
