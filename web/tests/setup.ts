import 'fake-indexeddb/auto'

// jsdom has no Web Locks; this one keeps their promise: one holder of a name at a time.
const queues = new Map<string, Promise<unknown>>()
const request = (name: string, work: () => Promise<unknown>) => {
  const run = (queues.get(name) ?? Promise.resolve()).then(work, work)
  queues.set(name, run)
  return run
}
Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
