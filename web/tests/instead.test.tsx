import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { document } from '@/lib/document'
import { Refused } from '@/lib/errors'
import { sessionStore } from '@/lib/session'

const { mutate } = vi.hoisted(() => ({ mutate: vi.fn() }))
vi.mock('@/lib/graphql', () => ({ mutate, request: vi.fn() }))

const { enqueue } = await import('@/lib/outbox/enqueue')
const { flush } = await import('@/lib/outbox/outbox')
const { outbox } = await import('@/lib/outbox/storage')
const { default: SyncInstead } = await import('@/features/sync/components/SyncInstead')

const reserve = document('mutation NumberReserve($number: String!) { numberReserve { errors { code } } }')

it('takes another number in place of one that is taken, under the same key', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  sessionStore.set({
    state: 'in',
    user: { id: 'usr_1', name: 'Ana', kind: 'STAFF', language: 'en', permissions: [] },
  })
  const alternatives = ['+40722340101', '+40722340102']
  mutate.mockRejectedValueOnce(new Refused([{ message: 'Taken', code: 'number-taken', alternatives }]))
  await enqueue(reserve, {
    variables: { number: '+40722340100' },
    label: 'Number +40 722 340 100 for Acme',
    subject: 'number_+40722340100',
    instead: 'number',
  })
  await flush()
  const [item] = outbox.get()
  if (!item) throw new Error('nothing was kept')
  expect(item.state).toBe('parked')
  const free = item.errors?.flatMap((error) => error.alternatives ?? []) ?? []
  expect(free).toEqual(alternatives)

  const place = window.document.createElement('div')
  const root = createRoot(place)
  await act(async () =>
    root.render(
      <I18nProvider i18n={i18n}>
        <SyncInstead item={item} free={free} />
      </I18nProvider>,
    ),
  )
  mutate.mockResolvedValue({})
  const radios = place.querySelectorAll<HTMLInputElement>('input[type=radio]')
  await act(async () => radios[1]?.click())
  await act(async () => place.querySelector('button')?.click())
  await vi.waitFor(() => expect(outbox.get()).toEqual([]))
  const [first, second] = mutate.mock.calls.map(([, variables]) => variables)
  expect(second).toEqual({ ...first, number: '+40722340102' })
})
