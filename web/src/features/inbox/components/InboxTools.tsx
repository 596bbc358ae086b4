import { Suspense } from 'react'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { BOXES, type Box, type InboxSearch } from '../rules'

const InboxFilters = lateComponent(() => import('./InboxFilters'))

export interface InboxToolsProps {
  value: InboxSearch
  onChange: (next: InboxSearch) => void
}

/** Which box, and what of it. */
export function InboxTools({ value, onChange }: InboxToolsProps) {
  const t = useText()
  return (
    <div className="flex flex-wrap items-start gap-gap">
      <RadioGroup
        label={t('inbox.which')}
        hideLabel
        look="segments"
        value={value.box ?? 'PERSONAL'}
        onChange={(box) => onChange({ box: box === 'PERSONAL' ? undefined : (box as Box) })}
        options={BOXES.map((id) => ({ id, label: t(`inbox.box.${id}`) }))}
      />
      <div className="min-w-0 grow basis-64">
        <Suspense fallback={<Room />}>
          <InboxFilters value={value} onChange={onChange} />
        </Suspense>
      </div>
    </div>
  )
}

/** The height of the search and of the chips below it, so that the list stays where it is. */
const Room = () => (
  <div className="flex flex-col gap-1">
    <div className="h-control" />
    <div className="h-control" />
  </div>
)
