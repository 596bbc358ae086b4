import { AppLink } from '@/components/ui/AppLink'
import { EmptyState } from '@/components/ui/EmptyState'
import { Icon } from '@/components/ui/Icon'
import { Page } from '@/components/ui/Page'
import { openSections } from '@/features/admin/shared/sections'
import { useText } from '@/lib/i18n'

/** The rooms of administration that the person may enter. */
export default function AdminScreen() {
  const t = useText()
  const sections = openSections()
  return (
    <Page title={t('admin.title')}>
      {sections.length === 0 && <EmptyState icon="lock" title={t('admin.nothing')} />}
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {sections.map(({ id, icon }) => (
          <li key={id}>
            <AppLink href={`/admin/${id}`} className="card flex h-full items-start gap-3 p-4 hover:bg-hover">
              <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent-strong">
                <Icon name={icon} />
              </span>
              <span className="min-w-0">
                <span className="block font-semibold">{t(`admin.section.${id}`)}</span>
                <span className="block text-muted">{t(`admin.about.${id}`)}</span>
              </span>
            </AppLink>
          </li>
        ))}
      </ul>
    </Page>
  )
}
