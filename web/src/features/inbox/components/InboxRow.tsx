import { AppLink } from '@/components/ui/AppLink'
import { Button, buttonClass } from '@/components/ui/Button'
import { Clock } from '@/components/ui/Clock'
import { Icon } from '@/components/ui/Icon'
import { Status } from '@/components/ui/Status'
import { useFormat } from '@/lib/format'
import { useText } from '@/lib/i18n'
import type { InboxItem } from '../answering'
import {
  type Act,
  activityOf,
  clockOf,
  iconOf,
  isKind,
  isOnTheCard,
  isSubject,
  mayAct,
  placeOf,
  readable,
  whose,
} from '../rules'

export interface InboxRowProps {
  item: InboxItem
  /** null where nothing can be answered: what one sent oneself. */
  onAct: ((act: Act) => void) | null
}

/** What is asked, about what, by whom, until when, and its answers. */
export function InboxRow({ item, onAct }: InboxRowProps) {
  const t = useText()
  const format = useFormat()
  const clock = clockOf(item)
  const subject = isSubject(item.subject) ? t(`inbox.subject.${item.subject}`) : readable(item.subject)
  const kind = isKind(item.kind) ? t(`inbox.kind.${item.kind}`) : readable(item.kind)
  const asked = item.toUser?.name ?? item.toTeam?.name
  const who = onAct ? (item.sender?.name ?? t('inbox.system')) : asked && t('inbox.to', { name: asked })
  return (
    <div className="flex flex-col gap-x-4 gap-y-1 sm:flex-row sm:items-center">
      <div className="flex min-w-0 grow gap-3">
        <Icon name={iconOf(item.subject)} className="mt-0.5 shrink-0 text-muted" />
        <div className="min-w-0 grow">
          <p className="font-semibold break-words">{item.title}</p>
          <p className="text-sm text-muted">
            {[whose(item), `${subject} ${item.number}`.trim(), kind, who, format.relative(item.createdAt)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {item.note && <p className="mt-0.5 line-clamp-2 text-sm break-words">{item.note}</p>}
          {item.answer && (
            <p className="mt-0.5 text-sm break-words">{t('inbox.answered', { text: item.answer })}</p>
          )}
          {item.claimedBy && (
            <p className="text-sm text-info">{t('inbox.inHand', { name: item.claimedBy.name })}</p>
          )}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-gap pl-8 sm:max-lg:justify-end sm:pl-0 lg:shrink-0 lg:flex-nowrap">
        {clock && item.state === 'OPEN' && <Clock {...clock} label={item.title} />}
        {!onAct && <SentState item={item} />}
        {onAct && item.viewerCan.answer && (
          <>
            {item.toTeam && !item.claimedBy && (
              <Button look="quiet" onPress={() => onAct('claim')}>
                {t('inbox.claim')}
              </Button>
            )}
            {isOnTheCard(item) ? (
              <AppLink href={placeOf(item)} className={buttonClass('secondary')}>
                {t('inbox.open')}
                <Icon name="next" />
              </AppLink>
            ) : (
              <>
                {mayAct(item, 'decline') && (
                  <Button look="quiet" onPress={() => onAct('decline')}>
                    {t(activityOf(item) ? 'inbox.cannot' : 'inbox.decline')}
                  </Button>
                )}
                {mayAct(item, 'note') && (
                  <Button icon="check" onPress={() => onAct('note')}>
                    {t('inbox.done')}
                  </Button>
                )}
              </>
            )}
          </>
        )}
      </div>
    </div>
  )
}

function SentState({ item }: { item: InboxItem }) {
  const t = useText()
  const tone = { OPEN: 'info', DONE: 'good', DECLINED: 'warn', WITHDRAWN: 'idle' } as const
  return <Status tone={tone[item.state]}>{t(`inbox.state.${item.state}`)}</Status>
}
