import { expect, it } from 'vitest'
import { toCsv } from '@/lib/csv'

it('quotes what would break a row and disarms what would be a formula', () => {
  const rows = [
    ['Owner', 'Won'],
    ['Pop, "Ana"', 3],
    ['=1+1', -2],
  ]
  expect(toCsv(rows)).toBe('\uFEFFOwner,Won\r\n"Pop, ""Ana""",3\r\n\'=1+1,-2\r\n')
})
