import { useState } from 'react'
import { Sheet } from '@/components/ui/Sheet'
import { useText } from '@/lib/i18n'
import { isEmpty, type Search } from '../rules'
import { useKeeping } from '../useKeeping'
import type { Shown } from '../useViews'
import { ViewForm } from './ViewForm'
import { ViewItem } from './ViewItem'

export interface ViewsSheetProps {
  screen: string
  opens: boolean
  views: readonly Shown[]
  /** What the list shows now, and the same as it stands in the address. */
  now: Search
  search: string
  onShow: (view: Shown) => void
  onClose: () => void
}

/** Keep what is shown now under a name; open, rename, order, share and delete what was kept. */
export default function ViewsSheet({ screen, opens, views, now, search, onShow, onClose }: ViewsSheetProps) {
  const t = useText()
  const keeping = useKeeping(screen)
  const [renaming, setRenaming] = useState<string | null>(null)
  const canKeep = !isEmpty(now) && !views.some(({ isShown }) => isShown)
  return (
    <Sheet title={t('views.title')} isOpen onClose={onClose}>
      <div className="flex flex-col gap-5">
        {canKeep && renaming === null && (
          <section className="flex flex-col gap-2">
            <h3 className="font-semibold">{t('views.new')}</h3>
            <ViewForm
              screen={screen}
              search={search}
              onKeep={(wanted) => keeping.create(wanted).then(onClose)}
            />
          </section>
        )}
        {isEmpty(now) && <p className="text-muted">{t('views.help')}</p>}
        {views.length > 0 && (
          <ul aria-label={t('views.title')} className="-mx-2 flex flex-col">
            {views.map((view, at) => (
              <li key={view.id} className="border-b border-line last:border-b-0">
                {renaming === view.id ? (
                  <div className="p-2">
                    <ViewForm
                      view={view}
                      screen={screen}
                      search={view.search}
                      onKeep={async (wanted) => {
                        await keeping.update(view, wanted)
                        setRenaming(null)
                      }}
                      onCancel={() => setRenaming(null)}
                    />
                  </div>
                ) : (
                  <ViewItem
                    view={view}
                    views={views}
                    at={at}
                    replaceBy={canKeep ? search : null}
                    keeping={keeping}
                    opens={opens}
                    onShow={() => onShow(view)}
                    onRename={() => setRenaming(view.id)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  )
}
