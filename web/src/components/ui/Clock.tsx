import { Suspense, useEffect, useRef, useState } from 'react'
import { type Format, useFormat } from '@/lib/format'
import { type Translate, useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { Icon } from './Icon'
import { Press } from './Press'
import { type Tone, ToneShape, toneText } from './Status'

const ClockDetails = lateComponent(() => import('./ClockDetails'))

export interface ClockProps {
  state: 'RUNNING' | 'PAUSED' | 'MET' | 'BREACHED' | 'CANCELLED'
  startedAt: string
  dueAt: string
  warnAt?: string | null
  /** The arithmetic in words: "2 working days = Thu 14:00 → Mon 14:00; Fri 1 Dec is a holiday". */
  explanation?: string | null
  /** What is due, e.g. "First contact". */
  label?: string
  /** 0…1 of the working time used, when the API counted it; else of the calendar time. */
  elapsed?: number | null
}

export type Stage = 'calm' | 'soon' | 'late' | 'paused' | 'met' | 'cancelled'

export function stageOf({ state, dueAt, warnAt }: ClockProps, now: number): Stage {
  if (state === 'MET') return 'met'
  if (state === 'CANCELLED') return 'cancelled'
  if (state === 'BREACHED') return 'late'
  if (state === 'PAUSED') return 'paused'
  if (now >= Date.parse(dueAt)) return 'late'
  return warnAt && now >= Date.parse(warnAt) ? 'soon' : 'calm'
}

const TONES: Record<Stage, Tone> = {
  calm: 'info',
  soon: 'warn',
  late: 'late',
  paused: 'idle',
  met: 'good',
  cancelled: 'idle',
}
const BARS: Record<Stage, string> = {
  calm: 'bg-info',
  soon: 'bg-warn',
  late: 'bg-late',
  paused: 'bg-idle',
  met: 'bg-good',
  cancelled: 'bg-idle',
}

function words(props: ClockProps, stage: Stage, now: number, t: Translate, format: Format): string {
  const left = Date.parse(props.dueAt) - now
  if (stage === 'met') return t('ui.clock.met')
  if (stage === 'cancelled') return t('ui.clock.cancelled')
  if (stage === 'paused') return t('ui.clock.paused')
  if (stage === 'late') return t('ui.clock.late', { time: format.duration(left) })
  return t('ui.clock.left', { time: format.duration(left) })
}

/** Ticks once a minute, and each ten seconds in the last quarter of an hour. */
function useNow(dueAt: string, running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return undefined
    const close = Math.abs(Date.parse(dueAt) - now) < 900_000
    const timer = setTimeout(() => setNow(Date.now()), close ? 10_000 : 60_000)
    return () => clearTimeout(timer)
  }, [dueAt, now, running])
  return now
}

/** How much of a promise is left: words, bar, colour and shape; a tap shows the arithmetic. */
export function Clock(props: ClockProps) {
  const t = useText()
  const format = useFormat()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const now = useNow(props.dueAt, props.state === 'RUNNING' || props.state === 'BREACHED')
  const stage = stageOf(props, now)
  const start = Date.parse(props.startedAt)
  const calendar = (now - start) / Math.max(1, Date.parse(props.dueAt) - start)
  const share = Math.min(
    1,
    Math.max(0, stage === 'late' || stage === 'met' ? 1 : (props.elapsed ?? calendar)),
  )
  const text = words(props, stage, now, t, format)
  return (
    <>
      <Press
        ref={trigger}
        onPress={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-label={props.label ? `${props.label}: ${text}` : text}
        className="inline-flex min-h-control min-w-24 flex-col justify-center gap-1 rounded-control px-1.5 py-1 text-left hover:bg-hover"
      >
        <span
          className={`flex items-center gap-1.5 text-sm font-medium whitespace-nowrap ${toneText[TONES[stage]]}`}
        >
          {stage === 'paused' ? <Icon name="pause" size={12} /> : <ToneShape tone={TONES[stage]} size={10} />}
          {text}
        </span>
        <span aria-hidden="true" className="drawn block h-1 w-full overflow-hidden rounded-full bg-pressed">
          <span className={`block h-full rounded-full ${BARS[stage]}`} style={{ width: `${share * 100}%` }} />
        </span>
      </Press>
      {open && (
        <Suspense>
          <ClockDetails clock={props} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
