import { useRouter } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { Chip } from '@/components/ui/Chip'
import { Icon } from '@/components/ui/Icon'
import { useText } from '@/lib/i18n'
import { lateComponent } from '@/lib/later'
import { useShortcuts } from '@/lib/shortcuts'
import { type Shown, useViews } from '../useViews'

const ViewsSheet = lateComponent(() => import('./ViewsSheet'))

export interface ViewsProps {
  screen: string
  /** Whether the ways to the list lead to the view that is put first. */
  opens?: boolean
}

/** Kept views of a list as chips; the bookmark before them, or "v", opens what can be done with them. */
export function Views({ screen, opens = true }: ViewsProps) {
  const t = useText()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const { views, now, search } = useViews(screen)
  useShortcuts([{ keys: 'v', label: t('views.title'), run: () => setOpen(true) }])
  const show = ({ search, isShown }: Shown) => {
    // A card that is open stays: only the list beside it changes.
    const { pathname } = router.state.location
    router.history.replace(isShown ? pathname : `${pathname}?${search}`)
  }
  return (
    <>
      <Chip
        aria-haspopup="dialog"
        aria-label={t('views.title')}
        title={t('views.title')}
        onPress={() => setOpen(true)}
      >
        <Icon name="bookmark" size={16} />
      </Chip>
      {views.map((view) => (
        <Chip
          key={view.id}
          aria-pressed={view.isShown}
          lit={view.isShown}
          warn={view.isPartly}
          onPress={() => show(view)}
        >
          <Icon
            name={view.isPartly ? 'problem' : view.isShown ? 'check' : 'bookmark'}
            size={14}
            className="shrink-0"
          />
          <span className="max-w-48 truncate">{view.name}</span>
        </Chip>
      ))}
      {open && (
        <Suspense>
          <ViewsSheet
            screen={screen}
            opens={opens}
            views={views}
            now={now}
            search={search}
            onShow={(view) => {
              if (!view.isShown) show(view)
              setOpen(false)
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  )
}
