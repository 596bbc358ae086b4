import { useState } from 'react'
import { Mark } from '@/components/ui/Mark'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { ToastRegion } from '@/components/ui/Toast'
import { Actions } from './Actions'
import { Charts } from './Charts'
import { Choices } from './Choices'
import { Colours } from './Colours'
import { Fields } from './Fields'
import { Files } from './Files'
import { Foundations } from './Foundations'
import { Icons } from './Icons'
import { Lists } from './Lists'
import { Overlays } from './Overlays'
import { Places } from './Places'
import { Prices } from './Prices'
import { Processes } from './Processes'
import { Densities, type Shown } from './Specimen'
import { Telling } from './Telling'
import { Waiting } from './Waiting'
import { Words } from './Words'

const FAMILIES = [
  ['foundations', 'Foundations', Foundations],
  ['colours', 'Colour', Colours],
  ['icons', 'Icons', Icons],
  ['words', 'Words', Words],
  ['actions', 'Actions', Actions],
  ['fields', 'Fields', Fields],
  ['choices', 'Choices', Choices],
  ['files', 'Files', Files],
  ['telling', 'Telling', Telling],
  ['prices', 'Prices', Prices],
  ['lists', 'Lists', Lists],
  ['places', 'Places', Places],
  ['waiting', 'Waiting and empty', Waiting],
  ['processes', 'Processes', Processes],
  ['charts', 'Charts', Charts],
  ['overlays', 'Overlays', Overlays],
] as const

/**
 * The design language, live: for engineers, so neither linked from the app nor translated. A finger meets things as
 * it presses them.
 */
export default function Design() {
  const [shown, setShown] = useState<Shown>(() =>
    matchMedia('(pointer: coarse)').matches ? 'touch' : 'both',
  )
  return (
    <Densities value={shown}>
      <div className="mx-auto flex max-w-7xl flex-col gap-10 p-4 sm:p-6">
        <header className="flex flex-wrap items-center gap-3">
          <span className="text-accent">
            <Mark size={36} />
          </span>
          <h1 className="grow text-2xl">Trunkline’s design language</h1>
          <RadioGroup
            label="Density"
            hideLabel
            look="segments"
            value={shown}
            onChange={(id) => setShown(id as Shown)}
            options={(['both', 'desk', 'touch'] as const).map((id) => ({ id, label: id }))}
          />
        </header>
        <nav
          aria-label="Families"
          className="sticky top-0 z-20 -mx-4 flex gap-1 overflow-x-auto bg-canvas px-4 py-1"
        >
          {FAMILIES.map(([id, name]) => (
            <a
              key={id}
              href={`#${id}`}
              className="inline-flex min-h-control items-center rounded-control px-2 whitespace-nowrap text-accent hover:bg-hover"
            >
              {name}
            </a>
          ))}
        </nav>
        <main className="flex min-w-0 flex-col gap-10">
          {FAMILIES.map(([id, , Shows]) => (
            <Shows key={id} />
          ))}
        </main>
        <ToastRegion />
      </div>
    </Densities>
  )
}
