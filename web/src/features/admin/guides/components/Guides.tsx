import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { IconButton } from '@/components/ui/IconButton'
import type { AdminGuidesQuery } from '@/gql/graphql'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { ofBranch, useBranch } from '../../shared/branch'
import { Loaded } from '../../shared/components/Loaded'
import { Panel } from '../../shared/components/Panel'
import { useNamed, useWord } from '../../shared/names'
import { AdminGuides } from '../api/guides'

const GuideForm = lateComponent(() => import('./GuideForm'))

export type Symptom = AdminGuidesQuery['symptoms'][number]

/** What is asked about each symptom before it is reported (TIC-04, WEB-06). */
export function Guides() {
  const t = useText()
  const word = useWord()
  const name = useNamed()
  const { branch } = useBranch()
  const query = useQuery(read(AdminGuides, {}))
  const [editing, setEditing] = useState<Symptom | null>(null)
  return (
    <Loaded query={query}>
      {(data) => {
        const symptoms = ofBranch(data.symptoms, branch)
        const products = [...new Set(symptoms.map(({ productType }) => productType))]
        return (
          <div className="flex max-w-5xl flex-col gap-4">
            <p className="max-w-prose text-muted">{t('admin.guides.help')}</p>
            {products.map((product) => (
              <Panel key={product} title={word('product', product)}>
                <ul className="divide-y divide-line">
                  {symptoms
                    .filter(({ productType }) => productType === product)
                    .map((symptom) => (
                      <li key={symptom.id} className="flex min-h-row items-center gap-3 px-4">
                        <span className="flex min-w-0 grow flex-wrap items-baseline justify-between gap-x-3 py-1">
                          <span className="font-medium">{name(symptom.names, symptom.code)}</span>
                          <span className="text-sm text-muted">
                            {t('admin.guides.count', { count: (symptom.guide as readonly unknown[]).length })}
                          </span>
                        </span>
                        <IconButton
                          icon="edit"
                          label={t('admin.guides.edit', { name: name(symptom.names, symptom.code) })}
                          onPress={() => setEditing(symptom)}
                        />
                      </li>
                    ))}
                </ul>
              </Panel>
            ))}
            {editing && (
              <Suspense>
                <GuideForm symptom={editing} onClose={() => setEditing(null)} />
              </Suspense>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}
