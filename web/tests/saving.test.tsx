import { act, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useSaving } from '@/features/customers/saving'
import { Refused } from '@/lib/errors'

const shown = { name: 'Vela', city: 'Cluj' }
const stale = () => new Refused([{ __typename: 'StaleVersion', message: 'stale', code: 'stale-version' }])
const words = (name: string, value: unknown) => ({ label: name, text: String(value) })

function setUp(latest: { name: string; city: string }) {
  const send = vi.fn(async (_changes: object, version: number) => {
    if (version === 1) throw stale()
  })
  const hook = renderHook(() =>
    useSaving({ shown, version: 1, send, latest: async () => ({ fields: latest, version: 2 }), words }),
  )
  return { send, hook }
}

test('only what changed is sent, and nothing when nothing did', async () => {
  const { send, hook } = setUp(shown)
  await expect(hook.result.current.save(shown)).resolves.toBe(true)
  expect(send).not.toHaveBeenCalled()
})

test('different fields are put together without a question: theirs stays, mine is sent on their version', async () => {
  const { send, hook } = setUp({ name: 'Vela SA', city: 'Cluj' })
  let saved = false
  await act(async () => {
    saved = await hook.result.current.save({ name: 'Vela', city: 'Arad' })
  })
  expect(saved).toBe(true)
  expect(send).toHaveBeenLastCalledWith({ city: 'Arad' }, 2)
})

test('the same field is asked, mine or theirs, and the answer is what is sent', async () => {
  const { send, hook } = setUp({ name: 'Vela SA', city: 'Cluj' })
  const mine = { name: 'Vela Group', city: 'Arad' }
  await act(async () => {
    expect(await hook.result.current.save(mine)).toBe(false)
  })
  expect(hook.result.current.conflicts).toEqual([
    { name: 'name', label: 'name', mine: 'Vela Group', theirs: 'Vela SA' },
  ])
  act(() => hook.result.current.setChoice({ name: 'theirs' }))
  await act(async () => {
    expect(await hook.result.current.save(mine)).toBe(true)
  })
  expect(send).toHaveBeenLastCalledWith({ city: 'Arad' }, 2)
  act(() => hook.result.current.setChoice({ name: 'mine' }))
  await act(async () => {
    expect(await hook.result.current.save(mine)).toBe(true)
  })
  expect(send).toHaveBeenLastCalledWith({ name: 'Vela Group', city: 'Arad' }, 2)
})

test('any other refusal is shown, not retried', async () => {
  const refusal = new Refused([{ __typename: 'PermissionDenied', message: 'no', code: 'denied' }])
  const send = vi.fn().mockRejectedValue(refusal)
  const { result } = renderHook(() => useSaving({ shown, version: 1, send, latest: async () => null, words }))
  await expect(result.current.save({ name: 'X', city: 'Cluj' })).rejects.toBe(refusal)
  expect(send).toHaveBeenCalledTimes(1)
})
