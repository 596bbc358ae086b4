/** Icons of one hand: 20 px grid, 1.6 px round lines. */
const PATHS = {
  inbox:
    'M3 11.5 5.4 4.6A1.5 1.5 0 0 1 6.8 3.5h6.4a1.5 1.5 0 0 1 1.4 1.1L17 11.5v3.5a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 15v-3.5Zm0 0h4l1.2 2h3.6l1.2-2h4',
  customers: 'M3.5 16.5v-11l7-2.5v13.5m0-9 6 2v7M2.5 16.5h15M6 7.5h2M6 10.5h2M6 13.5h2M13 12h1.2M13 14.3h1.2',
  leads: 'M10 16.8a6.8 6.8 0 1 1 6.6-8.4M10 13.3A3.3 3.3 0 1 1 13.2 9M10 10l6.5-6.5M13.5 3.5h3v3',
  offers:
    'M5.5 2.8h6l3.7 3.7v9.2a1.5 1.5 0 0 1-1.5 1.5H5.5A1.5 1.5 0 0 1 4 15.7V4.3a1.5 1.5 0 0 1 1.5-1.5Zm6 0v3.7h3.7M7 10h6M7 13h4',
  orders:
    'm10 2.8 6.5 3.5v7.4L10 17.2l-6.5-3.5V6.3L10 2.8Zm0 7.2 6.5-3.7M10 10v7.2M10 10 3.5 6.3M6.7 4.6l6.6 3.7',
  tickets:
    'M3.5 12.5v-2.6a6.5 6.5 0 0 1 13 0v2.6M3.5 11h1.8a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-.3A1.5 1.5 0 0 1 3.5 14.5v-3.5Zm13 0h-1.8a1 1 0 0 0-1 1v3a1 1 0 0 0 1 1h.3a1.5 1.5 0 0 0 1.5-1.5V11Zm0 4c0 1.5-1.5 2.5-4.5 2.5',
  reports: 'M3 17h14M5 14V9.5M9 14V4M13 14V7.5M17 14v-3',
  admin: 'M4 6h5m4 0h3M4 14h3m4 0h5M11 4.2v3.6M9 12.2v3.6',
  home: 'M3.2 9.3 10 3.5l6.8 5.8M5 8v8.5h3.7V12h2.6v4.5H15V8',
  shop: 'M4 7.5h12l-.8 8.2a1.2 1.2 0 0 1-1.2 1.1H6a1.2 1.2 0 0 1-1.2-1.1L4 7.5Zm3 2.5V6a3 3 0 0 1 6 0v4',
  cart: 'M2.5 3.5h2l2 9h8.3l1.7-6.5H5.2M7.5 16.5h.01M14 16.5h.01',
  bill: 'M5 2.8h10v14.4l-2.5-1.5-2.5 1.5-2.5-1.5L5 17.2V2.8Zm2.7 4h4.6M7.7 10h4.6',
  problem: 'M10 3.2 17.5 16.3h-15L10 3.2Zm0 5v3.6m0 2.2v.01',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.3-1.7L17 17',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  check: 'm4 10.5 4 4 8-9',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'M11.5 4.5 6 10l5.5 5.5M6 10h11',
  next: 'm7.5 4.5 5.5 5.5-5.5 5.5',
  down: 'm5 7.5 5 5 5-5',
  up: 'm5 12.5 5-5 5 5',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  edit: 'm12.5 4.5 3 3L7 16H4v-3l8.5-8.5Z',
  trash: 'M4 6h12M8 6V3.8h4V6M5.5 6l.7 10.2h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5',
  attach:
    'm15.5 9-5.7 5.7a3.5 3.5 0 0 1-5-5l6.4-6.3a2.3 2.3 0 0 1 3.3 3.3l-6.2 6.2a1.1 1.1 0 0 1-1.6-1.6L12 6',
  camera: 'M3 6.5h3L7.5 4h5L14 6.5h3v9.5H3V6.5Zm7 7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4Z',
  upload: 'M10 13V4M6.5 7.5 10 4l3.5 3.5M3.5 13v3.5h13V13',
  download: 'M10 4v9M6.5 9.5 10 13l3.5-3.5M3.5 13v3.5h13V13',
  calendar: 'M3.5 5h13v11.5h-13V5Zm0 3.7h13M7 3v3.5M13 3v3.5',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-11v4.2l2.7 1.7',
  phone:
    'M4 3.5h3l1.3 3.6-1.8 1.3a9 9 0 0 0 5.1 5.1l1.3-1.8 3.6 1.3v3c0 .6-.4 1-1 1A13 13 0 0 1 3 4.5c0-.6.4-1 1-1Z',
  mail: 'M3 5h14v10.5H3V5Zm0 .7 7 5.3 7-5.3',
  note: 'M4 3.5h12v9L12 16.5H4v-13Zm12 9h-4v4M7 7.5h6M7 10.5h3',
  visit:
    'M10 17.2c3.6-3.6 5.5-6.4 5.5-8.9a5.5 5.5 0 0 0-11 0c0 2.5 1.9 5.3 5.5 8.9Zm0-6.9a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  user: 'M10 10a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Zm-6.5 7c.6-3.2 3.2-4.7 6.5-4.7s5.9 1.5 6.5 4.7',
  language:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3.2 8h13.6M3.2 12h13.6M10 3c-4.5 4.5-4.5 9.5 0 14 4.5-4.5 4.5-9.5 0-14Z',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.4 4.4l1 1M14.6 14.6l1 1M4.4 15.6l1-1M14.6 5.4l1-1',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5Z',
  device: 'M3 4h14v9.5H3V4Zm5 13h4m-2-3.5V17',
  rows: 'M3.5 5h13M3.5 8.3h13M3.5 11.7h13M3.5 15h13',
  touch: 'M3.5 4.5h13v4h-13v-4Zm0 7h13v4h-13v-4Z',
  cloud: 'M6 15.5a3.3 3.3 0 0 1-.4-6.6 4.6 4.6 0 0 1 8.9-.7 3.7 3.7 0 0 1-.2 7.3H6Z',
  cloudOff:
    'M6 15.5a3.3 3.3 0 0 1-.4-6.6c.1-.7.4-1.3.8-1.9m2.3-1.6a4.6 4.6 0 0 1 5.8 2.8 3.7 3.7 0 0 1 1.5 6.5M3.5 3.5l13 13',
  sync: 'M16.3 8.5A6.6 6.6 0 0 0 4.6 6.3M3.7 11.5a6.6 6.6 0 0 0 11.7 2.2M4.2 3v3.5h3.5M15.8 17v-3.5h-3.5',
  undo: 'M7.5 5 4 8.5 7.5 12M4 8.5h7.5a4 4 0 0 1 0 8H8',
  signOut: 'M8 3.5H4v13h4M8.5 10h8.5M13.5 6.5 17 10l-3.5 3.5',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-7.5v4M10 6.8v.01',
  bookmark: 'M6 3h8v14l-4-3.2L6 17V3Z',
  filter: 'M3 5h14l-5.5 6.5v4L8.5 17v-5.5L3 5Z',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13L5 13.5Zm3.5 3.5h3',
  file: 'M5.5 2.8h6l3.5 3.7v10.7h-9.5V2.8Zm6 0v3.7H15',
  pause: 'M7 5v10M13 5v10',
  lock: 'M5 9.5h10v7H5v-7Zm2 0V7a3 3 0 0 1 6 0v2.5',
  eye: 'M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5Zm7.5 2.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
} as const

export type IconName = keyof typeof PATHS
export const ICONS = Object.keys(PATHS) as readonly IconName[]

/** Decorative: the words are beside it or in the label of the control that holds it. */
export function Icon({ name, size = 20, className }: { name: IconName; size?: number; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className ?? 'shrink-0'}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
