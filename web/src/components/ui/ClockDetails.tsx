import type { RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import type { ClockProps } from './Clock'
import { popoverClass } from './popover'

export interface ClockDetailsProps {
  clock: ClockProps
  trigger: RefObject<HTMLButtonElement | null>
  onClose: () => void
}

/** The arithmetic of a clock. Loaded at the first tap: lists carry many clocks and open few. */
export default function ClockDetails({ clock, trigger, onClose }: ClockDetailsProps) {
  const t = useText()
  const format = useFormat()
  return (
    <Popover triggerRef={trigger} isOpen onOpenChange={(open) => !open && onClose()} className={popoverClass}>
      <Dialog aria-label={clock.label ?? t('ui.clock.how')} className="max-w-80 p-4 outline-none">
        {clock.label && <p className="mb-2 font-semibold">{clock.label}</p>}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <dt className="text-muted">{t('ui.clock.started')}</dt>
          <dd className="num text-right">{format.dateTime(clock.startedAt)}</dd>
          {clock.warnAt && (
            <>
              <dt className="text-muted">{t('ui.clock.warns')}</dt>
              <dd className="num text-right">{format.dateTime(clock.warnAt)}</dd>
            </>
          )}
          <dt className="text-muted">{t('ui.clock.due')}</dt>
          <dd className="num text-right font-semibold">{format.dateTime(clock.dueAt)}</dd>
        </dl>
        {clock.explanation && <p className="mt-3 border-t border-line pt-3 text-sm">{clock.explanation}</p>}
      </Dialog>
    </Popover>
  )
}
