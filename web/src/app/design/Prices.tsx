import { PriceBand } from '@/components/ui/PriceBand'
import { PriceSum } from '@/components/ui/PriceSum'
import { Family, Specimen, State, States } from './Specimen'

const eur = (amount: number) => ({ amount: amount.toFixed(2), currency: 'EUR' })
const band = { floor: eur(18), limit: eur(22), list: eur(30) }

export function Prices() {
  return (
    <Family
      id="prices"
      title="Prices"
      says="Figures that add up, under each other at one edge; a band shows where a price lies between its limits."
    >
      <Specimen name="PriceBand">
        {() => (
          <States wide>
            <State name="within the limit">
              <PriceBand {...band} price={eur(26)} />
            </State>
            <State name="pricing is asked">
              <PriceBand {...band} price={eur(20)} />
            </State>
            <State name="under the floor">
              <PriceBand {...band} price={eur(17)} />
            </State>
          </States>
        )}
      </Specimen>
      <Specimen name="PriceSum">
        {() => (
          <div className="max-w-md">
            <PriceSum
              label="What it costs"
              monthly={{ net: eur(1410), vat: eur(296.1) }}
              oneTime={{ net: eur(150), vat: eur(31.5) }}
              words={{ monthly: 'a month', oneTime: 'once', net: 'Net', vat: 'VAT', gross: 'With VAT' }}
            />
          </div>
        )}
      </Specimen>
    </Family>
  )
}
