import { useEffect, useState } from 'react'
import { useText } from '@/lib/i18n'
import { createStore, useStore } from '@/lib/store'
import { Icon, type IconName } from './Icon'

export interface ToastMessage {
  text: string
  tone?: 'good' | 'late' | 'info'
  /** Runs the inverse write. The offer stands for 10 seconds. */
  undo?: () => void
}

interface Shown extends ToastMessage {
  id: number
}

const toasts = createStore<readonly Shown[]>([])
let last = 0

const dismiss = (id: number) => toasts.set(toasts.get().filter((item) => item.id !== id))

/** Tells what has happened, e.g. toast({ text: t('leads.assigned'), undo }). */
export function toast(message: ToastMessage): void {
  last += 1
  toasts.set([...toasts.get().slice(-2), { ...message, id: last }])
}

const ICONS: Record<NonNullable<ToastMessage['tone']>, IconName> = {
  good: 'check',
  late: 'problem',
  info: 'info',
}
const COLOURS = { good: 'text-[#7ad596]', late: 'text-[#ff9c90]', info: 'text-[#92c1f6]' }

function ToastCard({ item }: { item: Shown }) {
  const t = useText()
  const [held, setHeld] = useState(false)
  const tone = item.tone ?? 'good'
  const seconds = item.undo || tone === 'late' ? 10 : 5
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => dismiss(item.id), seconds * 1000)
    return () => clearTimeout(timer)
  }, [item.id, held, seconds])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only the time stands still while someone reads
    <div
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="appear pointer-events-auto relative flex min-h-row w-full max-w-md items-center gap-2.5 overflow-hidden rounded-card bg-[#14201e] py-1 pr-1 pl-4 text-[#fff] shadow-high dark:border dark:border-line"
    >
      <Icon name={ICONS[tone]} className={`shrink-0 ${COLOURS[tone]}`} />
      <span className="min-w-0 grow py-1">{item.text}</span>
      {item.undo && (
        <button
          type="button"
          onClick={() => {
            item.undo?.()
            dismiss(item.id)
          }}
          className="min-h-control shrink-0 rounded-control px-3 font-semibold text-[#7adbcd] outline-offset-0 hover:bg-[#ffffff1a] focus-visible:outline-[#fff]"
        >
          {t('ui.undo')}
        </button>
      )}
      <button
        type="button"
        aria-label={t('ui.close')}
        onClick={() => dismiss(item.id)}
        className="flex size-control shrink-0 items-center justify-center rounded-control hover:bg-[#ffffff1a] focus-visible:-outline-offset-2 focus-visible:outline-[#fff]"
      >
        <Icon name="close" />
      </button>
      {item.undo && (
        <span
          aria-hidden="true"
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left animate-[drain_10s_linear_forwards] bg-on-rail-accent"
          style={{ animationPlayState: held ? 'paused' : 'running' }}
        />
      )}
    </div>
  )
}

/** Mounted once by the shells. */
export function ToastRegion() {
  const t = useText()
  const shown = useStore(toasts)
  return (
    <section
      data-print="none"
      aria-label={t('ui.notices')}
      aria-live="polite"
      className="toasts pointer-events-none fixed inset-x-0 bottom-[calc(var(--safe-bottom)+var(--toast-offset,0.75rem))] z-50 flex flex-col items-center gap-2 px-3"
    >
      {shown.map((item) => (
        <ToastCard key={item.id} item={item} />
      ))}
    </section>
  )
}
