import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { ConflictChoice } from '@/components/ui/ConflictChoice'
import { Dialog } from '@/components/ui/Dialog'
import { useText } from '@/lib/i18n'
import type { DraftLine, LineConflict } from '../draft'
import { useTerms } from './terms'

export interface DraftConflictProps {
  conflicts: readonly LineConflict[]
  nameOf: (offeringId: string) => string
  onDecide: (choice: Record<string, 'mine' | 'theirs'>) => void
  onClose: () => void
}

/** Two people changed the same lines: mine or theirs, line by line. Closing keeps mine and saves nothing. */
export default function DraftConflict({ conflicts, nameOf, onDecide, onClose }: DraftConflictProps) {
  const t = useText()
  const terms = useTerms()
  const [choice, setChoice] = useState<Record<string, 'mine' | 'theirs'>>({})
  const words = (line: DraftLine | null) => (line ? terms(line) : t('offers.line.removed'))
  return (
    <Dialog
      title={t('offers.conflict.title')}
      isOpen
      onClose={onClose}
      dismissable={false}
      actions={
        <>
          <Button onPress={onClose}>{t('offers.conflict.later')}</Button>
          <Button look="primary" onPress={() => onDecide(choice)}>
            {t('offers.conflict.save')}
          </Button>
        </>
      }
    >
      <ConflictChoice
        value={choice}
        onChange={setChoice}
        conflicts={conflicts.map(({ key, mine, theirs }) => ({
          name: key,
          label: nameOf(key.split('#')[0] ?? key),
          mine: words(mine),
          theirs: words(theirs),
        }))}
      />
    </Dialog>
  )
}
