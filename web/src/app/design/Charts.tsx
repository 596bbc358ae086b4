import { Bars } from '@/components/ui/charts/Bars'
import type { ChartProps } from '@/components/ui/charts/Chart'
import { Columns } from '@/components/ui/charts/Columns'
import { Line } from '@/components/ui/charts/Line'
import { Sparkline } from '@/components/ui/charts/Sparkline'
import { Strip } from '@/components/ui/charts/Strip'
import { Family, Specimen, State, States } from './Specimen'

const late = { id: 'late', label: 'late', fill: { tone: 'late', pattern: 'stripes' } } as const
const met = { id: 'met', label: 'in time', fill: { tone: 'accent' } } as const
const show = (value: number) => String(value)

const months: ChartProps = {
  says: 'Promises were kept best in October; in November eight of 62 came late.',
  of: 'Month',
  series: [met, late],
  data: [
    ['Jul', 41, 6],
    ['Aug', 38, 9],
    ['Sep', 52, 5],
    ['Oct', 60, 2],
    ['Nov', 54, 8],
  ].map(([label, ...values]) => ({ id: String(label), label: String(label), values: values as number[] })),
  show,
}
const people: ChartProps = {
  says: 'Andrei has twice what Raluca has in hand.',
  of: 'Person',
  series: [met, late],
  data: [
    { id: 'a', label: 'Andrei Popa', values: [14, 2], href: '/design' },
    { id: 'r', label: 'Raluca Marin', values: [8, 0], href: '/design' },
    { id: 'o', label: 'Oana Rusu', values: [5, 1], href: '/design' },
  ],
  show,
}
const sales: ChartProps = {
  ...months,
  says: 'Offers grew from 41 in July to 54 in November.',
  series: [met],
  data: months.data.map((one) => ({ ...one, values: one.values.slice(0, 1) })),
}

export function Charts() {
  return (
    <Family
      id="charts"
      title="Charts"
      says="A sentence says what is seen, labels stand at the thing, few colours that also differ by pattern, a table behind. Arrows read value by value."
    >
      <Specimen name="Columns">{() => <Columns {...months} />}</Specimen>
      <Specimen name="Bars">{() => <Bars {...people} />}</Specimen>
      <Specimen name="Line">{() => <Line {...sales} />}</Specimen>
      <Specimen name="Sparkline, Strip">
        {() => (
          <States>
            <State name="Sparkline">
              <Sparkline values={[41, 38, 52, 60, 54]} label="From 41 to 54" />
            </State>
            <State name="Strip">
              <span className="block w-64">
                <Strip
                  label="Promises"
                  parts={[
                    { ...met, value: 54 },
                    { ...late, value: 8 },
                  ]}
                  show={show}
                />
              </span>
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="nothing yet" note="an empty chart says so instead of drawing an axis">
        {() => <Columns {...months} says="No promise ran this month." data={[]} />}
      </Specimen>
    </Family>
  )
}
