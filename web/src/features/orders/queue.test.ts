import { expect, test } from 'vitest'
import { queryClient } from '@/lib/query'
import { nextOrder } from './queue'
import { queueOf } from './rules'

const pages = (...orders: string[]) => ({
  pages: [
    {
      inbox: { edges: orders.map((id) => ({ node: { subject: 'product_order', subjectId: id } })) },
    },
  ],
})

test('what comes next is of the queue as it is filtered', () => {
  queryClient.setQueryData(['OrderQueue', queueOf({})], pages('a', 'b', 'c'))
  queryClient.setQueryData(['OrderQueue', queueOf({ work: 'failed' })], pages('b'))
  expect(nextOrder({}, 'a')).toBe('b')
  expect(nextOrder({ work: 'failed' }, 'b')).toBe('b')
  expect(nextOrder({ q: 'x' }, 'a')).toBe(null)
})
