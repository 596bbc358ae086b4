import type { ReactNode } from 'react'
import { AppLink } from '@/components/ui/AppLink'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { Select } from '@/components/ui/Select'
import { useText } from '@/lib/i18n'
import { chooseBranch, useBranch } from '../branch'
import { openSections, type Section } from '../sections'

export interface AdminPageProps {
  section: Section
  actions?: ReactNode
  tools?: ReactNode
  children: ReactNode
  layout?: 'flow' | 'fill'
  cardOpen?: boolean
  /** Hidden where things belong to the operator as a whole. */
  byBranch?: boolean
}

/** A room of administration: its heading, the way to the other rooms, and the branch whose rules are shown. */
export function AdminPage({ section, actions, tools, byBranch = true, children, ...page }: AdminPageProps) {
  const t = useText()
  const { branch, branches, loading } = useBranch()
  // Rules are shown with their branch, not before it is known whose they are.
  const waits = byBranch && loading
  return (
    <Page
      title={t(`admin.section.${section}`)}
      {...page}
      actions={actions}
      tools={
        <>
          <nav
            aria-label={t('admin.title')}
            className="-mx-4 flex gap-1 overflow-x-auto px-4 py-0.5 [scrollbar-width:none] sm:-mx-6 sm:px-6"
          >
            <AppLink
              href="/admin"
              className="inline-flex min-h-control shrink-0 items-center gap-1.5 rounded-control px-2.5 font-medium text-accent-strong hover:bg-hover"
            >
              <Icon name="back" size={18} />
              {t('admin.title')}
            </AppLink>
            {openSections().map(({ id }) => (
              <AppLink
                key={id}
                href={`/admin/${id}`}
                aria-current={id === section ? 'page' : undefined}
                className={cx(
                  'inline-flex min-h-control shrink-0 items-center rounded-control px-2.5 whitespace-nowrap hover:bg-hover max-md:hidden',
                  id === section ? 'bg-accent-soft font-semibold text-accent-strong' : 'text-muted',
                )}
              >
                {t(`admin.section.${id}`)}
              </AppLink>
            ))}
          </nav>
          {!waits && (tools || (byBranch && branches.length > 1)) && (
            <div className="flex flex-wrap items-end gap-gap">
              {byBranch && branches.length > 1 && (
                <div className="w-full sm:w-56">
                  <Select
                    label={t('admin.branch')}
                    hideLabel
                    options={branches.map(({ id, name }) => ({ id, label: name }))}
                    value={branch?.id ?? null}
                    onChange={chooseBranch}
                  />
                </div>
              )}
              {tools}
            </div>
          )}
        </>
      }
    >
      {!waits && children}
    </Page>
  )
}
