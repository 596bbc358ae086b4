import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { read } from '@/lib/read'
import { OrderTasks } from '../api/orderTasks'
import type { CardOrder, May } from '../rules'

/** What the server lets the caller do with the order's activities. */
export function useMay({ id, number, viewerCan }: CardOrder): May {
  const { data } = useQuery({
    ...read(OrderTasks, { search: number }),
    // Who may steer is not asked by name.
    enabled: !viewerCan.cancel.allowed,
    refetchInterval: 20_000,
  })
  return useMemo(
    () => ({
      steer: viewerCan.cancel.allowed,
      answer: viewerCan.answer.allowed,
      asked: new Set(
        data?.inbox.nodes.flatMap((one) =>
          one.subjectId === id && one.viewerCan.answer && one.activity ? [one.activity.id] : [],
        ),
      ),
    }),
    [data, id, viewerCan],
  )
}
