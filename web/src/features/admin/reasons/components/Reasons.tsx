import { useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/IconButton'
import { Status } from '@/components/ui/Status'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { read } from '@/lib/read'
import { ofBranch, useBranch } from '../../shared/branch'
import { Changed } from '../../shared/components/Changed'
import { Loaded } from '../../shared/components/Loaded'
import { Panel } from '../../shared/components/Panel'
import { AdminReasons } from '../api/reasons'
import { type AdminMacro, type AdminReason, tree } from '../rules'

const ReasonForm = lateComponent(() => import('./ReasonForm'))
const MacroForm = lateComponent(() => import('./MacroForm'))

const ROW = 'flex min-h-row flex-wrap items-center gap-x-3 border-b border-line py-1.5 pr-2 last:border-b-0'
const INDENT = ['pl-4 font-semibold', 'pl-10', 'pl-16'] as const
const DEEPEST = 2

interface Editing {
  reason: AdminReason | null
  parent: AdminReason | null
}

/** Why people get in touch, as a tree; with each reason its script, and the texts prepared for notes (INT-02). */
export function Reasons() {
  const t = useText()
  const { branch } = useBranch()
  const query = useQuery(read(AdminReasons, {}))
  const [editing, setEditing] = useState<Editing | null>(null)
  const [macro, setMacro] = useState<AdminMacro | 'new' | null>(null)
  return (
    <Loaded query={query}>
      {(data) => {
        const reasons = ofBranch(data.interactionReasons, branch)
        const macros = ofBranch(data.interactionMacros, branch)
        return (
          <div className="flex flex-col gap-4">
            <Panel
              title={t('admin.reasons.title')}
              action={
                <Button onPress={() => setEditing({ reason: null, parent: null })}>
                  {t('admin.reasons.add')}
                </Button>
              }
            >
              {reasons.length === 0 && <p className="p-4 text-muted">{t('admin.reasons.empty')}</p>}
              <ul>
                {tree(reasons).map(({ reason, depth }) => (
                  <li key={reason.id} className={cx(ROW, INDENT[depth])}>
                    <span className="flex min-w-40 grow basis-0 flex-col max-sm:min-w-24">
                      <span>{reason.name}</span>
                      <Changed of={reason} />
                    </span>
                    {reason.defaultFor && (
                      <Status tone="info">
                        {t(`admin.reasons.byItself.${reason.defaultFor as 'VISIT' | 'NOTE'}`)}
                      </Status>
                    )}
                    {Object.keys(reason.scripts as object).length > 0 && (
                      <Status tone="good">{t('admin.reasons.hasScript')}</Status>
                    )}
                    {!reason.active && <Status tone="idle">{t('admin.reasons.off')}</Status>}
                    {depth < DEEPEST && (
                      <IconButton
                        icon="plus"
                        label={t('admin.reasons.below', { name: reason.name })}
                        onPress={() => setEditing({ reason: null, parent: reason })}
                      />
                    )}
                    <IconButton
                      icon="edit"
                      label={t('admin.channels.edit', { name: reason.name })}
                      onPress={() => setEditing({ reason, parent: null })}
                    />
                  </li>
                ))}
              </ul>
            </Panel>
            <Panel
              title={t('admin.macros.title')}
              action={<Button onPress={() => setMacro('new')}>{t('admin.macros.add')}</Button>}
            >
              {macros.length === 0 && <p className="p-4 text-muted">{t('admin.macros.empty')}</p>}
              <ul>
                {macros.map((one) => (
                  <li key={one.id} className={cx(ROW, 'pl-4')}>
                    <span className="flex min-w-40 grow basis-0 flex-col">
                      <span className="font-medium">{one.name}</span>
                      <span className="text-sm text-muted">{one.reason?.name ?? t('admin.macros.any')}</span>
                      <Changed of={one} />
                    </span>
                    {!one.active && <Status tone="idle">{t('admin.reasons.off')}</Status>}
                    <IconButton
                      icon="edit"
                      label={t('admin.channels.edit', { name: one.name })}
                      onPress={() => setMacro(one)}
                    />
                  </li>
                ))}
              </ul>
            </Panel>
            <Suspense>
              {editing && branch && (
                <ReasonForm {...editing} branchId={branch.id} onClose={() => setEditing(null)} />
              )}
              {macro && branch && (
                <MacroForm
                  macro={macro === 'new' ? null : macro}
                  reasons={reasons}
                  branchId={branch.id}
                  onClose={() => setMacro(null)}
                />
              )}
            </Suspense>
          </div>
        )
      }}
    </Loaded>
  )
}
