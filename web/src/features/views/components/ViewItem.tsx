import { Icon } from '@/components/ui/Icon'
import { IconButton } from '@/components/ui/IconButton'
import { Menu, type MenuAction } from '@/components/ui/Menu'
import { Press } from '@/components/ui/Press'
import { toast } from '@/components/ui/Toast'
import { useUndo } from '@/components/ui/useUndo'
import { useText } from '@/lib/i18n'
import { moved } from '../rules'
import type { useKeeping } from '../useKeeping'
import type { Shown } from '../useViews'

export interface ViewItemProps {
  view: Shown
  views: readonly Shown[]
  at: number
  /** Whether the list can be opened with it. */
  opens: boolean
  /** What the list shows now, when the view could be set to it. */
  replaceBy: string | null
  keeping: ReturnType<typeof useKeeping>
  onShow: () => void
  onRename: () => void
}

/** A kept view: one tap shows it, its menu has the rest. */
export function ViewItem({ view, views, at, opens, replaceBy, keeping, onShow, onRename }: ViewItemProps) {
  const t = useText()
  const told = useUndo()
  const { name, team, isFirst, isPartly, isShown, mayChange, href } = view
  const first = views.find((one) => one.isFirst)?.id ?? null
  const foreign = mayChange ? null : t('views.foreign')
  const copy = async () => {
    await navigator.clipboard.writeText(location.origin + href)
    toast({ text: t('views.copied', { name }) })
  }
  const move = (by: -1 | 1) => () => void keeping.arrange(moved(views, view.id, by) as Shown[], first)
  const actions: MenuAction[] = [
    ...(opens
      ? [
          {
            id: 'first',
            label: isFirst ? t('views.notFirst') : t('views.first'),
            icon: 'home' as const,
            onAction: () => void keeping.arrange(views, isFirst ? null : view.id),
          },
        ]
      : []),
    { id: 'copy', label: t('views.copy'), icon: 'attach', onAction: () => void copy() },
    ...(at > 0 ? [{ id: 'up', label: t('views.up'), icon: 'up' as const, onAction: move(-1) }] : []),
    ...(at < views.length - 1
      ? [{ id: 'down', label: t('views.down'), icon: 'down' as const, onAction: move(1) }]
      : []),
    { id: 'rename', label: t('views.rename'), icon: 'edit', disabledReason: foreign, onAction: onRename },
    ...(replaceBy !== null
      ? [
          {
            id: 'replace',
            label: t('views.replace'),
            icon: 'sync' as const,
            disabledReason: foreign,
            onAction: told(() => keeping.update(view, { name, team: team ?? null, search: replaceBy })),
          },
        ]
      : []),
    {
      id: 'delete',
      label: t('views.delete'),
      icon: 'trash',
      danger: true,
      disabledReason: foreign,
      onAction: () => void keeping.remove(view),
    },
  ]
  const notes = [isFirst && t('views.isFirst'), team?.name, isPartly && t('views.partly')].filter(Boolean)
  return (
    <div className="flex items-center gap-1">
      <Press
        aria-current={isShown || undefined}
        onPress={onShow}
        className="flex min-h-row min-w-0 grow items-center gap-3 rounded-control px-2 text-left hover:bg-hover"
      >
        <Icon
          name={isPartly ? 'problem' : isShown ? 'check' : 'bookmark'}
          size={18}
          className={isPartly ? 'shrink-0 text-warn' : 'shrink-0 text-muted'}
        />
        <span className="flex min-w-0 grow flex-col">
          <span className="font-medium break-words">{name}</span>
          {notes.length > 0 && <span className="text-sm text-muted">{notes.join(' · ')}</span>}
        </span>
      </Press>
      <Menu
        label={t('views.more', { name })}
        trigger={<IconButton icon="more" label={t('views.more', { name })} />}
        actions={actions}
      />
    </div>
  )
}
