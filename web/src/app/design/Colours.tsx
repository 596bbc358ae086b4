import tokens from '@/styles/tokens.css?raw'
import { coloursOf, EDGES, type Measured, measured, TEXT } from './contrast'
import { Family, Specimen } from './Specimen'

const colours = coloursOf(tokens)

/** A pair as it stands on the screen, with its figure. */
function Pair({ text, ground, theme, ratio, edge }: Measured & { edge: boolean }) {
  const [one, other] = [colours.get(text)?.[theme], colours.get(ground)?.[theme]]
  const reads = ground.startsWith('rail') ? 'on-rail-strong' : 'ink'
  return (
    <li
      className="flex items-center justify-between gap-2 rounded-mark px-2 py-1 text-sm"
      style={
        edge
          ? { background: other, boxShadow: `inset 0 0 0 2px ${one}`, color: colours.get(reads)?.[theme] }
          : { background: other, color: one }
      }
    >
      <span className="truncate">
        {text} on {ground}
      </span>
      <span className="num font-semibold">{ratio.toFixed(1)}</span>
    </li>
  )
}

function Pairs({
  name,
  note,
  of,
  edge = false,
}: {
  name: string
  note: string
  of: readonly Measured[]
  edge?: boolean
}) {
  return (
    <article>
      <h3 className="pb-1.5">
        {name} <span className="font-normal text-muted">{note}</span>
      </h3>
      <div className="grid gap-3 lg:grid-cols-2">
        {(['light', 'dark'] as const).map((theme) => (
          <ul
            key={theme}
            className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-1.5 rounded-card border border-line p-2"
            style={{ background: colours.get('canvas')?.[theme] }}
          >
            {of
              .filter((one) => one.theme === theme)
              .map((one) => (
                <Pair key={`${one.text}-${one.ground}`} {...one} edge={edge} />
              ))}
          </ul>
        ))}
      </div>
    </article>
  )
}

export function Colours() {
  return (
    <Family
      id="colours"
      title="Colour"
      says="Names say the purpose. Green is the house and what can be done; a ground is given only to what asks somebody to do something."
    >
      <Specimen name="Tokens" once>
        {() => (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2 text-xs">
            {[...colours.keys()].map((name) => (
              <li key={name} className="min-w-0">
                <span
                  className="block h-8 rounded-mark border border-line"
                  style={{ background: `var(--${name})` }}
                />
                <span className="block truncate text-muted">{name}</span>
              </li>
            ))}
          </ul>
        )}
      </Specimen>
      <Pairs name="Text" note="4.5 : 1 at least, computed from tokens.css" of={measured(colours, TEXT)} />
      <Pairs name="Edges, focus, marks" note="3 : 1 at least" of={measured(colours, EDGES)} edge />
    </Family>
  )
}
