import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'

export interface TabItem {
  id: string
  label: string
  count?: number
  content: ReactNode
}

export interface TabsProps {
  label: string
  items: readonly TabItem[]
  /** Keep it in the URL, so that a tab can be linked and comes back. */
  value?: string
  onChange?: (id: string) => void
}

/** One level only: never tabs within tabs. */
export function Tabs({ label, items, value, onChange }: TabsProps) {
  return (
    <AriaTabs
      selectedKey={value}
      onSelectionChange={(key) => onChange?.(String(key))}
      className="flex min-h-0 flex-col"
    >
      <TabList
        aria-label={label}
        className="flex overflow-x-auto border-b border-line [scrollbar-width:none]"
      >
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className="-mb-px flex min-h-control cursor-default items-center gap-1.5 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted outline-none hover:text-ink data-[focus-visible]:outline-2 data-[focus-visible]:-outline-offset-2 data-[focus-visible]:outline-accent data-[selected]:border-accent data-[selected]:text-ink"
          >
            {item.label}
            {item.count !== undefined && (
              <span className="num rounded-full bg-idle-soft px-1.5 text-xs text-idle">{item.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="min-h-0 grow pt-4 outline-none">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
