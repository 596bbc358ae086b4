import { ICONS, Icon } from '@/components/ui/Icon'
import { type Tone, ToneShape, toneText } from '@/components/ui/Status'
import { Family, Specimen } from './Specimen'

const TONES: readonly [Tone, string][] = [
  ['idle', 'nothing to do'],
  ['info', 'under way'],
  ['good', 'done'],
  ['warn', 'soon'],
  ['late', 'late'],
]

export function Icons() {
  return (
    <Family
      id="icons"
      title="Icons"
      says="One hand: 20 px, round lines of 1.6 px. A sign never stands without its word, but for search, close, back, more and plus."
    >
      <Specimen name="Icon" once>
        {() => (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(5rem,1fr))] gap-3 text-xs text-muted">
            {ICONS.map((name) => (
              <li key={name} className="flex flex-col items-center gap-1">
                <span className="text-ink">
                  <Icon name={name} />
                </span>
                {name}
              </li>
            ))}
          </ul>
        )}
      </Specimen>
      <Specimen name="ToneShape" note="every tone has a shape: nobody needs the colour" once>
        {() => (
          <ul className="flex flex-wrap gap-5">
            {TONES.map(([tone, words]) => (
              <li key={tone} className={`flex items-center gap-2 ${toneText[tone]}`}>
                <ToneShape tone={tone} size={14} />
                {words}
              </li>
            ))}
          </ul>
        )}
      </Specimen>
    </Family>
  )
}
