import { Family } from './Specimen'

const PAIRS: readonly [string, string, string][] = [
  ['Send offer', 'Submit', 'A button is a verb and says of what.'],
  [
    'The line is bad. Kept here, sent when it is back.',
    'Network error 0x1F',
    'What happened, what is kept, what to do.',
  ],
  ['Needs an accepted offer', '(greyed out)', 'What may not be done says why.'],
  ['3 h left', 'Due: 2026-11-29T18:00Z', 'A deadline is time left; the day on touch.'],
  [
    'No offers yet. Build one from a customer’s card.',
    'No data',
    'Empty says what would be here and how it comes.',
  ],
  ['2 100,00 lei a month', '2100', 'A sum has its currency and its period.'],
  ['Ana Ionescu gave it to you', 'Assignment event #4412', 'People do things; systems only when they did.'],
]

export function Words() {
  return (
    <Family
      id="words"
      title="Words"
      says="Plain, short, the user’s own; no codes, no exclamation marks, no blame."
    >
      <div className="overflow-x-auto rounded-card border border-line bg-surface">
        <table className="w-full text-left">
          <thead className="text-sm text-muted">
            <tr className="border-b border-line *:px-4 *:py-2 *:font-medium">
              <th scope="col">We say</th>
              <th scope="col">not</th>
              <th scope="col">because</th>
            </tr>
          </thead>
          <tbody>
            {PAIRS.map(([say, not, because]) => (
              <tr key={say} className="border-b border-line align-baseline last:border-0 *:px-4 *:py-2">
                <td className="font-medium">{say}</td>
                <td className="text-muted line-through">{not}</td>
                <td>{because}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Family>
  )
}
