import { Dialog } from '@/components/ui/Dialog'
import { KeyHint } from '@/components/ui/KeyHint'
import { Switch } from '@/components/ui/Switch'
import { useText } from '@/lib/i18n'
import { prefer, usePreferences } from '@/lib/preferences'
import { shortcuts } from '@/lib/shortcuts'

/** The keys of the screen as it stands, and the switch that takes them away (WCAG 2.1.4). */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { shortcuts: used } = usePreferences()
  const all = [
    { keys: 'Mod K', label: t('app.palette.open') },
    { keys: 'Mod Enter', label: t('app.keys.send') },
    ...shortcuts(),
  ]
  return (
    <Dialog title={t('app.keys.title')} isOpen onClose={onClose}>
      <ul className="mb-4 flex flex-col">
        {all.map(({ keys, label }) => (
          <li key={keys} className="flex min-h-9 items-center gap-3 border-b border-line py-1">
            <span className="grow">{label}</span>
            <KeyHint keys={keys.replaceAll(' ', '+')} />
          </li>
        ))}
      </ul>
      <Switch value={used} onChange={(next) => prefer({ shortcuts: next })}>
        {t('app.keys.use')}
      </Switch>
      <p className="text-sm text-muted">{t('app.keys.useHelp')}</p>
    </Dialog>
  )
}
