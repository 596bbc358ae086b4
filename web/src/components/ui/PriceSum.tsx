import { type Amount, useFormat } from '@/lib/format'

export interface Taxed {
  net: Amount
  vat: Amount
}

export interface PriceSumProps {
  /** Heading of the whole, read aloud. */
  label: string
  monthly: Taxed
  oneTime: Taxed
  /** Leaves out the half that costs nothing; not where the sums still change, they would jump. */
  settled?: boolean
  words: { monthly: string; oneTime: string; net: string; vat: string; gross: string }
}

/** Net and VAT in whole cents, so that the sum is the one on the invoice. */
export const grossOf = ({ net, vat }: Taxed): Amount => ({
  amount: ((Math.round(Number(net.amount) * 100) + Math.round(Number(vat.amount) * 100)) / 100).toFixed(2),
  currency: net.currency,
})

/** What something costs each month and once: net, what VAT adds, what is paid. */
export function PriceSum({ label, monthly, oneTime, settled = false, words }: PriceSumProps) {
  const format = useFormat()
  const free = ({ net, vat }: Taxed) => settled && Number(net.amount) === 0 && Number(vat.amount) === 0
  const hidden = { oneTime: free(oneTime), monthly: free(monthly) && !free(oneTime) }
  const cell = 'num py-1 pl-3 text-right whitespace-nowrap'
  const rows: [string, Amount, Amount, string][] = [
    [words.net, monthly.net, oneTime.net, 'font-normal text-muted'],
    [words.vat, monthly.vat, oneTime.vat, 'font-normal text-muted'],
    [words.gross, grossOf(monthly), grossOf(oneTime), 'border-t border-line text-lg font-semibold'],
  ]
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr className="text-sm text-muted">
          <td />
          {!hidden.monthly && (
            <th scope="col" className="pb-1 pl-3 text-right font-medium">
              {words.monthly}
            </th>
          )}
          {!hidden.oneTime && (
            <th scope="col" className="pb-1 pl-3 text-right font-medium">
              {words.oneTime}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, each, once, look]) => (
          <tr key={name} className={look}>
            <th scope="row" className="py-1 text-left [font-weight:inherit]">
              {name}
            </th>
            {!hidden.monthly && <td className={cell}>{format.money(each)}</td>}
            {!hidden.oneTime && <td className={cell}>{format.money(once)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
