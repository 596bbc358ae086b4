import { Mark } from '@/components/ui/Mark'
import { Family, Specimen } from './Specimen'

const TYPE = [
  ['text-3xl font-semibold tracking-tight', '3xl', '1 284,50 € a month'],
  ['text-2xl font-semibold tracking-tight', '2xl', 'Title of a screen'],
  ['text-xl font-semibold tracking-tight', 'xl', 'Head of a card · a sum that decides'],
  ['text-lg font-semibold', 'lg', 'Title of a dialog'],
  ['text-base font-semibold', 'base strong', 'Head of a panel · first line of a row'],
  ['text-base', 'base', 'What is read: Țară, Łódź, señal, мост'],
  ['text-sm text-muted', 'sm muted', 'When, who, from where'],
  ['text-xs text-muted', 'xs muted', 'A number, a key, a unit'],
] as const
const SPACES = [
  ['gap', 'w-gap', 'between controls'],
  ['pad', 'w-pad', 'inside a field or a row'],
  ['control', 'w-control', 'height of what is pressed'],
  ['row', 'w-row', 'height of a row at least'],
] as const
const PLANES = [
  ['bg-sunken', 'sunken'],
  ['bg-canvas', 'canvas'],
  ['bg-surface', 'surface'],
  ['bg-raised shadow-high', 'raised'],
] as const

export function Foundations() {
  return (
    <Family
      id="foundations"
      title="Foundations"
      says="One voice of type, one scale of space, four planes. Everything else is made of them."
    >
      <Specimen name="Mark" once>
        {() => (
          <p className="flex items-center gap-3 text-xl font-semibold tracking-tight">
            <span className="text-accent">
              <Mark size={32} />
            </span>
            Trunkline
          </p>
        )}
      </Specimen>
      <Specimen
        name="Type"
        note="Onest, two weights that are told apart: 400 and 600 (500 for what is pressed)"
      >
        {() => (
          <dl className="grid grid-cols-[6rem_1fr] items-baseline gap-x-3 gap-y-1">
            {TYPE.map(([look, name, words]) => (
              <div key={name} className="contents">
                <dt className="text-xs text-muted">{name}</dt>
                <dd className={look}>{words}</dd>
              </div>
            ))}
            <dt className="text-xs text-muted">num</dt>
            <dd className="w-36">
              {['1 111,11 €', '28 888,80 €', '404,04 €'].map((sum) => (
                <span key={sum} className="num block text-right">
                  {sum}
                </span>
              ))}
            </dd>
          </dl>
        )}
      </Specimen>
      <Specimen name="Space" note="multiples of 4; what depends on the hand follows the density">
        {() => (
          <ul className="flex flex-col gap-1.5">
            {SPACES.map(([name, look, use]) => (
              <li key={name} className="flex items-center gap-3">
                <span className={`h-3 rounded-mark bg-accent ${look}`} />
                <span className="text-sm">
                  {name} <span className="text-muted">{use}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Specimen>
      <Specimen
        name="Planes and corners"
        note="10 px a card, 7 px a control, 4 px a mark; a shadow only over others"
        once
      >
        {() => (
          <div className="grid grid-cols-4 gap-3">
            {PLANES.map(([look, name]) => (
              <span
                key={name}
                className={`flex h-16 items-end rounded-card border border-line p-2 text-xs ${look}`}
              >
                {name}
              </span>
            ))}
          </div>
        )}
      </Specimen>
      <Specimen
        name="Motion"
        note="under 200 ms, to show where something went; none when less motion is wished"
        once
      >
        {() => (
          <ul className="flex flex-wrap gap-4 text-sm text-muted">
            <li>
              <span className="mb-1 block size-10 animate-[appear_120ms_ease-out_infinite] rounded-control bg-accent [animation-duration:2s]" />
              appear, 120 ms: what opens
            </li>
            <li>
              <span className="mb-1 block size-10 animate-[slide-in_180ms_ease-out_infinite] overflow-hidden rounded-control bg-accent [--from:24px_0] [animation-duration:2s]" />
              slide, 180 ms: a sheet
            </li>
            <li>
              <span className="mb-1 block size-10 animate-[late-appear_300ms_linear_infinite] rounded-control bg-pressed [animation-duration:2s]" />
              late, after 150 ms: a wait
            </li>
          </ul>
        )}
      </Specimen>
    </Family>
  )
}
