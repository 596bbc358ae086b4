/** Which code travels together, and what is stored on every device for offline use. */
import type { Plugin } from 'vite'

const UI = [
  'AppLink|Avatar|Badge|Button|cx|DataList|DataRow|EmptyState|ErrorState|Icon|IconButton|KeyHint|Money|OfflineNote',
  'Page|Press|Row|SearchField|Skeleton|SplitView|Status|Toast|Tooltip',
].join('|')

/** What nearly every screen shows: one file of it compresses better than forty. */
export const BASE = new RegExp(
  `/src/(lib/(?!validate|upload|merge|contacting|oldDrafts|followDraft|typed|useDraft|keep|optimistic|preload|outbox/(sender|manage|order|saving|enqueue|editing))|components/ui/(${UI})\\.|app/shell/(Connection|NavLink|Preferences|Shell)\\.)`,
)

const FOLDERS: readonly [string, RegExp][] = [
  // Fetched in the person's language only.
  ['texts/', /virtual:texts\//],
  // The catalogue of components is for engineers.
  ['design/', /\/app\/design\//],
  // What cannot be done without a line anyway: work at a desk, other ways in.
  [
    'desk/',
    /\/features\/(admin|password)\/|\/staff\/admin|\/features\/leads\/(components\/(Import|Board)|api\/leadImport)|\/leads-(import|board)|\/orders\/components\/OrderCard|\/offers-counter|\/CounterOffer|\/screens\/(Forgot|Reset|LinkSignIn)|\/staff\/interactions|\/interactions\/(list|components\/(Contact|Register|Ticket|Finish))/,
  ],
  // A picture of what stands in lists: nobody without a line waits for it.
  ['charts/', /\/ui\/charts\/|\/features\/reports\/|\/home-figures|\/staff\/reports/],
  ['portal/', /\/features\/(portal|shop)\/|\/routes\/portal\/|PortalShell/],
  // Nobody signs in without a line.
  ['open/', /\/app\/screens\/(SignIn|LinkSignIn|Forgot|Reset)|\/features\/password\//],
  // Large and of no use to the first picture: fetched when nothing else is to do.
  [
    'late/',
    /\/ui\/(DateInputs|ComboBoxInput|NumberInput|MenuList)|\/shell\/Palette|useSpinButton|react-aria-components\/dist\/private\/(Menu|ListBox|Collection)\./,
  ],
]

/** Chunks in a folder are stored when they are first used, all others before. */
export function folderOf(modules: readonly string[]): string {
  return FOLDERS.find(([, pattern]) => modules.some((id) => pattern.test(id)))?.[0] ?? ''
}

/** What libraries bring for the sake of others, by the end of its path, and what does for us. */
const LEAN: readonly [string, string][] = [
  // Thirteen calendars; our five languages count by one.
  [
    '@internationalized/date/dist/private/createCalendar.mjs',
    `import { GregorianCalendar } from './calendars/GregorianCalendar.mjs'
export const createCalendar = () => new GregorianCalendar()`,
  ],
  // Nothing is rendered on a server.
  [
    'react-aria/dist/private/ssr/SSRProvider.mjs',
    `import { useId } from 'react'
export const SSRProvider = ({ children }) => children
export const useIsSSR = () => false
export const useSSRSafeId = (given) => {
  const own = useId()
  return given || own
}`,
  ],
  // React has had it since 18.
  ['use-sync-external-store/shim/index.js', `export { useSyncExternalStore } from 'react'`],
]

export function lean(): Plugin {
  return {
    name: 'trunkline-lean',
    enforce: 'pre',
    load: (id) => LEAN.find(([path]) => id.endsWith(path))?.[1],
  }
}
