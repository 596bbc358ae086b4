import type { ReactNode } from 'react'
import { Mark } from '@/components/ui/Mark'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { useText } from '@/lib/i18n'
import { LANGUAGES, type Language, prefer, usePreferences } from '@/lib/preferences'

/** The page before the app: the mark, one task, the languages. */
export function SignInFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useText()
  const { language } = usePreferences()
  return (
    <div className="flex min-h-full flex-col lg:flex-row">
      <header className="relative overflow-hidden bg-rail px-6 pt-[calc(1.5rem+var(--safe-top))] pb-6 text-on-rail-strong lg:flex lg:w-[42%] lg:flex-col lg:p-12">
        <p className="flex items-center gap-3 text-xl font-semibold tracking-tight">
          <Mark size={36} />
          Trunkline
        </p>
        <p className="mt-[18vh] hidden max-w-md grow text-3xl leading-tight font-semibold tracking-tight text-balance lg:block">
          {t('app.signIn.claim')}
        </p>
        {/* Lines of a trunk with signals on their way. */}
        <svg
          aria-hidden="true"
          viewBox="0 0 480 320"
          fill="none"
          className="pointer-events-none absolute right-0 bottom-0 hidden w-full opacity-60 lg:block"
        >
          {[0, 1, 2, 3, 4].map((line) => (
            <path
              key={line}
              d={`M0 ${250 + line * 14}H${150 + line * 18}c60 0 60 ${-150 + line * 22} 120 ${-150 + line * 22}H480`}
              stroke={line === 2 ? '#5ecdbd' : '#2b5d56'}
              strokeWidth="2.5"
            />
          ))}
          <circle cx="360" cy="172" r="6" fill="#5ecdbd" />
        </svg>
      </header>
      <main className="flex grow flex-col items-center justify-center gap-6 px-4 py-8 pb-[calc(2rem+var(--safe-bottom))]">
        <div className="flex w-full max-w-md flex-col gap-5">
          <h1 className="text-2xl">{title}</h1>
          {children}
        </div>
        <RadioGroup
          label={t('app.language')}
          hideLabel
          look="segments"
          value={language}
          onChange={(id) => prefer({ language: id as Language })}
          options={(Object.keys(LANGUAGES) as Language[]).map((id) => ({ id, label: id.toUpperCase() }))}
        />
      </main>
    </div>
  )
}
