import { useEffect, useState } from 'react'

const PAUSE = 250

/** The value once it has stood still: while somebody types, the server is not asked for every key. */
export function useSettled<T>(value: T, pause = PAUSE): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}
