import type { ReactNode } from 'react'

export type Tone = 'idle' | 'info' | 'good' | 'warn' | 'late'

/** Each tone has a shape of its own, so that nobody needs the colour. */
export function ToneShape({ tone, size = 10 }: { tone: Tone; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 10 10"
      fill="currentColor"
      className="shrink-0"
    >
      {tone === 'idle' && (
        <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      )}
      {tone === 'info' && (
        <>
          <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path d="M5 1.1a3.9 3.9 0 0 1 0 7.8Z" />
        </>
      )}
      {tone === 'good' && <circle cx="5" cy="5" r="4.6" />}
      {tone === 'warn' && <path d="M5 .4 9.9 9.4H.1Z" />}
      {tone === 'late' && <path d="M5 0 10 5 5 10 0 5Z" />}
    </svg>
  )
}

export const toneText: Record<Tone, string> = {
  idle: 'text-idle',
  info: 'text-info',
  good: 'text-good',
  warn: 'text-warn',
  late: 'text-late',
}

/** Only what asks somebody to do something has a ground of its own. */
const GROUND: Record<Tone, string> = {
  idle: '',
  info: '',
  good: '',
  warn: 'bg-warn-soft px-1.5',
  late: 'bg-late-soft px-1.5',
}

/** The state of a thing: idle (nothing to do), info (under way), good (done), warn (soon), late. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1.5 rounded-mark py-0.5 text-xs font-medium ${toneText[tone]} ${GROUND[tone]}`}
    >
      <ToneShape tone={tone} size={8} />
      <span className="truncate">{children}</span>
    </span>
  )
}
