import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import { unbroken } from './Page'
import type { Tone } from './Status'

const ICONS: Record<Tone, IconName> = {
  good: 'check',
  warn: 'clock',
  late: 'problem',
  info: 'info',
  idle: 'info',
}
const LOOKS: Record<Tone, string> = {
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  late: 'bg-late-soft text-late',
  info: 'bg-info-soft text-info',
  idle: 'bg-idle-soft text-idle',
}

export interface BannerProps {
  tone: Tone
  title: string
  children?: ReactNode
  action?: ReactNode
}

/** Something about the whole screen that stays until it is settled. */
export function Banner({ tone, title, children, action }: BannerProps) {
  return (
    <div
      role={tone === 'late' ? 'alert' : 'status'}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card px-4 py-2.5 ${LOOKS[tone]}`}
    >
      <Icon name={ICONS[tone]} className="shrink-0 self-start" />
      <div className="min-w-48 grow basis-0">
        <p className="font-semibold">{unbroken(title)}</p>
        {children && <div className="text-sm text-ink">{children}</div>}
      </div>
      {action}
    </div>
  )
}
