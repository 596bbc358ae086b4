import { Suspense, useState } from 'react'
import { Chip } from '@/components/ui/Chip'
import { Icon } from '@/components/ui/Icon'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { useShortcuts } from '@/lib/shortcuts'
import type { ExportProps } from './Export'

const ExportSheet = lateComponent(() => import('./ExportSheet'))

/** The sign, and the sheet that it opens. */
export default function ExportChip(props: ExportProps) {
  const t = useText()
  const [open, setOpen] = useState(false)
  useShortcuts([{ keys: 'e', label: t('exports.title'), run: () => setOpen(true) }])
  return (
    <>
      <Chip
        aria-haspopup="dialog"
        aria-label={t('exports.title')}
        title={t('exports.title')}
        onPress={() => setOpen(true)}
      >
        <Icon name="download" size={16} />
      </Chip>
      {open && (
        <Suspense>
          <ExportSheet {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
