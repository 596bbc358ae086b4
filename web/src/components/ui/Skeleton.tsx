import { useText } from '@/lib/i18n'

const GREY = 'rounded bg-pressed'
const WIDTHS = ['w-3/5', 'w-2/5', 'w-1/2', 'w-3/4', 'w-2/3']
const ROWS = Array.from({ length: 20 }, (_, at) => ({ key: at, width: WIDTHS[at % WIDTHS.length] }))

/** Rows in the place of what is coming; shown after 150 ms only. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const t = useText()
  return (
    <div role="status" className="late-appear">
      <span className="sr-only">{t('ui.loading')}</span>
      {ROWS.slice(0, rows).map(({ key, width }) => (
        <div
          key={key}
          className="flex min-h-row flex-col justify-center gap-2 border-b border-line px-4 py-3"
        >
          <div className={`${GREY} h-3.5 ${width}`} />
          <div className={`${GREY} h-3 w-1/4 opacity-60`} />
        </div>
      ))}
    </div>
  )
}
