import { describe, expect, it } from 'vitest'
import { foundIn } from '@/features/search/stored'
import { addToPalette, searchPalette } from '@/lib/palette'

const kept = [
  { customers: { edges: [{ node: { id: 'cus_1', name: 'Brutăria Țărănească', number: 'C-2026-000123' } }] } },
  {
    pages: [
      {
        orders: {
          nodes: [
            { id: 'ord_1', number: 'O-2026-000777', customer: { id: 'cus_1', name: 'Brutăria Țărănească' } },
          ],
        },
      },
    ],
  },
  {
    ticket: {
      id: 'tic_1',
      number: 'T-2026-000009',
      subject: 'Factura',
      customer: { id: 'cus_1', name: 'Brutăria Țărănească' },
    },
  },
  undefined,
]
const ids = (asked: string) => foundIn(kept, asked).map(({ id }) => id)

describe('what a device keeps is found without a line', () => {
  it('by a name without diacritics, each object once', () => {
    expect(ids('taraneasca brut')).toEqual(['cus_1', 'ord_1'])
  })
  it('by a number with blanks, without signs, or its end', () => {
    for (const typed of ['O 2026 000 777', 'o2026000777', '000777', '777', ' O-2026-000777'])
      expect(ids(typed)).toEqual(['ord_1'])
  })
  it('by the subject of a ticket, and not by what nothing bears', () => {
    expect(ids('factura')).toEqual(['tic_1'])
    expect(ids('nothing')).toEqual([])
  })
})

describe('the palette', () => {
  it('shows what some have found though another could not be asked, and says so', async () => {
    addToPalette('views', async (text) => [{ id: 'view', label: text, icon: 'bookmark' }])
    expect(await searchPalette('mine', new AbortController().signal)).toMatchObject({ failed: false })
    addToPalette('objects', () => Promise.reject(new Error('no answer')))
    const found = await searchPalette('mine', new AbortController().signal)
    expect(found).toEqual({ items: [{ id: 'view', label: 'mine', icon: 'bookmark' }], failed: true })
  })
})
