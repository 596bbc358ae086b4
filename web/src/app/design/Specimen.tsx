import { createContext, type ReactNode, use } from 'react'
import { type Forced, useForced } from './force'

export type Shown = 'desk' | 'touch' | 'both'
export const Densities = createContext<Shown>('both')

const THEMES = ['light', 'dark'] as const
const DENSITIES = ['desk', 'touch'] as const

/** A chapter of the page. */
export function Family({
  id,
  title,
  says,
  children,
}: {
  id: string
  title: string
  says: string
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 scroll-mt-16 flex-col gap-4" data-family>
      <header className="max-w-2xl">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        <p className="text-muted">{says}</p>
      </header>
      {children}
    </section>
  )
}

export interface SpecimenProps {
  name: string
  note?: string
  /** Drawn once for each theme and density; what has to be told apart by its name takes that of the drawing. */
  children: (drawing: string) => ReactNode
  /** Looks the same in both densities. */
  once?: boolean
}

/** One component: light beside dark, desk above touch. */
export function Specimen({ name, note, children, once = false }: SpecimenProps) {
  const chosen = use(Densities)
  const densities = once
    ? (['desk'] as const)
    : DENSITIES.filter((one) => chosen === 'both' || chosen === one)
  return (
    <article className="min-w-0">
      <h3 className="pb-1.5">
        {name}
        {note && <span className="font-normal text-muted"> {note}</span>}
      </h3>
      <div className="grid overflow-hidden rounded-card border border-line lg:grid-cols-2">
        {densities.map((density) =>
          THEMES.map((theme) => (
            <div
              key={`${density}-${theme}`}
              data-density={density}
              style={{ colorScheme: theme }}
              className="min-w-0 bg-canvas p-pad text-base text-ink"
            >
              {!once && (
                <p aria-hidden="true" className="pb-2 text-xs text-muted">
                  {theme} · {density}
                </p>
              )}
              {children(`${theme}, ${density}`)}
            </div>
          )),
        )}
      </div>
    </article>
  )
}

/** A state with its name under it. */
export function State({ name, force, children }: { name: string; force?: Forced; children: ReactNode }) {
  const place = useForced(force)
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div ref={place} className="flex min-w-0 grow flex-col items-start">
        {children}
      </div>
      <span className="text-xs text-muted">{name}</span>
    </div>
  )
}

/** States beside each other. */
export function States({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div
      className={
        wide
          ? 'grid grid-cols-[repeat(auto-fit,minmax(13rem,1fr))] gap-x-4 gap-y-3 [&>*>div]:items-stretch'
          : 'flex flex-wrap items-end gap-x-4 gap-y-3'
      }
    >
      {children}
    </div>
  )
}
